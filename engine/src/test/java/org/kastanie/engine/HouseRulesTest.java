package org.kastanie.engine;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The arrows between the rooms of the engine never turn back. */
@AnalyzeClasses(packages = "org.kastanie.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule ARROWS = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("twin")
            .definedBy("..engine.twin..")
            .layer("scene")
            .definedBy("..engine.scene..")
            .layer("forcing")
            .definedBy("..engine.forcing..")
            .layer("scenario")
            .definedBy("..engine.scenario..")
            .layer("output")
            .definedBy("..engine.output..")
            .layer("run")
            .definedBy("..engine.run..")
            .layer("demo")
            .definedBy("..engine.demo..")
            .layer("job")
            .definedBy("..engine.job..")
            .layer("cli")
            .definedBy("..engine.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("cli", "job")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("job", "cli")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("run", "job", "cli")
            .whereLayer("scenario")
            .mayOnlyBeAccessedByLayers("run", "job", "cli")
            .whereLayer("forcing")
            .mayOnlyBeAccessedByLayers("run", "job", "cli")
            .whereLayer("scene")
            .mayOnlyBeAccessedByLayers("scenario", "run", "job", "cli")
            .whereLayer("twin")
            .mayOnlyBeAccessedByLayers("scene", "scenario", "output", "run", "job", "cli");
}
