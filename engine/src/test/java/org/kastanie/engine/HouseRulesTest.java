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
            .layer("job")
            .definedBy("..engine.job..")
            .layer("study")
            .definedBy("..engine.study..")
            .layer("planting")
            .definedBy("..engine.planting..")
            .layer("cli")
            .definedBy("..engine.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("study")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("planting")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("study", "planting", "cli")
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("job", "study", "planting", "cli")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("run", "study", "planting")
            .whereLayer("scenario")
            .mayOnlyBeAccessedByLayers("run", "job", "study", "planting")
            .whereLayer("forcing")
            .mayOnlyBeAccessedByLayers("run", "job", "planting", "cli")
            .whereLayer("scene")
            .mayOnlyBeAccessedByLayers("scenario", "run", "study", "planting")
            .whereLayer("twin")
            .mayOnlyBeAccessedByLayers("scene", "scenario", "output", "run", "job", "study", "planting", "cli");
}
