package org.kastanie.engine;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The arrows between the rooms of the engine are those of docs/architecture.md and never turn back. */
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
            .layer("planting")
            .definedBy("..engine.planting..")
            .layer("job")
            .definedBy("..engine.job..")
            .layer("cli")
            .definedBy("..engine.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("planting")
            .mayOnlyBeAccessedByLayers("job", "cli")
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("planting", "job", "cli")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("run", "planting")
            .whereLayer("scenario")
            .mayOnlyBeAccessedByLayers("run", "planting", "job")
            .whereLayer("forcing")
            .mayOnlyBeAccessedByLayers("run", "cli")
            .whereLayer("scene")
            .mayOnlyBeAccessedByLayers("scenario", "run", "planting")
            .whereLayer("twin")
            .mayOnlyBeAccessedByLayers("scene", "scenario", "output", "run", "planting", "job", "cli");
}
