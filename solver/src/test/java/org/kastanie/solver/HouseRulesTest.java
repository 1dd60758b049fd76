package org.kastanie.solver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The arrows between the rooms of the solver never turn back. */
@AnalyzeClasses(packages = "org.kastanie.solver", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule ARROWS = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("quantity")
            .definedBy("..solver.quantity..")
            .layer("grid")
            .definedBy("..solver.grid..")
            .layer("kernel")
            .definedBy("..solver.kernel..")
            .layer("sun")
            .definedBy("..solver.sun..")
            .layer("radiation")
            .definedBy("..solver.radiation..")
            .layer("surface")
            .definedBy("..solver.surface..")
            .layer("air")
            .definedBy("..solver.air..")
            .layer("comfort")
            .definedBy("..solver.comfort..")
            .layer("model")
            .definedBy("..solver.model..")
            .whereLayer("model")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("radiation")
            .mayOnlyBeAccessedByLayers("model")
            .whereLayer("surface")
            .mayOnlyBeAccessedByLayers("model")
            .whereLayer("air")
            .mayOnlyBeAccessedByLayers("model")
            .whereLayer("comfort")
            .mayOnlyBeAccessedByLayers("model")
            .whereLayer("sun")
            .mayOnlyBeAccessedByLayers("model", "radiation")
            .whereLayer("grid")
            .mayOnlyBeAccessedByLayers("model", "radiation", "surface", "air", "comfort", "sun")
            .whereLayer("kernel")
            .mayOnlyBeAccessedByLayers("radiation", "surface", "air", "comfort", "model");

    @ArchTest
    static final ArchRule KERNELS_KNOW_ONLY_ARRAYS = noClasses()
            .that()
            .resideInAPackage("..solver.kernel..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to another room than quantity") {
                @Override
                public boolean test(JavaClass other) {
                    String name = other.getPackageName();
                    return name.startsWith("org.kastanie.solver")
                            && !name.contains(".kernel")
                            && !name.endsWith(".quantity");
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule VECTOR_API_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("..solver.kernel.vector..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector..");

    @ArchTest
    static final ArchRule NO_FILES_NO_THREADS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.util.concurrent..", "java.net..");
}
