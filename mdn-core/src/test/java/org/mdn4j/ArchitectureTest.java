package org.mdn4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may import which, as {@code docs/architecture.md} has it. */
@AnalyzeClasses(packages = "org.mdn4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] RUNTIME = {
        "org.mdn4j.io..",
        "org.mdn4j.special..",
        "org.mdn4j.distribution..",
        "org.mdn4j.family..",
        "org.mdn4j.network..",
        "org.mdn4j.data..",
        "org.mdn4j.model..",
        "org.mdn4j.metrics.."
    };

    @ArchTest
    static final ArchRule PACKAGES_IMPORT_ONLY_WHAT_IS_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.mdn4j..")
            .withOptionalLayers(true)
            .layer("io")
            .definedBy("org.mdn4j.io..")
            .layer("special")
            .definedBy("org.mdn4j.special..")
            .layer("distribution")
            .definedBy("org.mdn4j.distribution..")
            .layer("family")
            .definedBy("org.mdn4j.family..")
            .layer("network")
            .definedBy("org.mdn4j.network..")
            .layer("data")
            .definedBy("org.mdn4j.data..")
            .layer("model")
            .definedBy("org.mdn4j.model..")
            .layer("metrics")
            .definedBy("org.mdn4j.metrics..")
            .layer("activation")
            .definedBy("org.mdn4j.activation..")
            .layer("layer")
            .definedBy("org.mdn4j.layer..")
            .layer("engine")
            .definedBy("org.mdn4j.engine..")
            .layer("train")
            .definedBy("org.mdn4j.train..")
            .layer("plot")
            .definedBy("org.mdn4j.plot..")
            .whereLayer("io")
            .mayNotAccessAnyLayer()
            .whereLayer("special")
            .mayNotAccessAnyLayer()
            .whereLayer("distribution")
            .mayOnlyAccessLayers("special")
            .whereLayer("family")
            .mayOnlyAccessLayers("distribution", "special")
            .whereLayer("network")
            .mayOnlyAccessLayers("special")
            .whereLayer("data")
            .mayOnlyAccessLayers("io", "distribution")
            .whereLayer("model")
            .mayOnlyAccessLayers("io", "family", "network", "data", "distribution")
            .whereLayer("activation")
            .mayOnlyAccessLayers("network")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("io", "model", "data", "network", "family", "distribution")
            .whereLayer("layer")
            .mayOnlyAccessLayers("family", "distribution")
            .whereLayer("engine")
            .mayOnlyAccessLayers("activation", "layer", "family", "network", "distribution")
            .whereLayer("train")
            .mayOnlyAccessLayers(
                    "io",
                    "engine",
                    "activation",
                    "model",
                    "data",
                    "metrics",
                    "layer",
                    "family",
                    "network",
                    "distribution")
            .whereLayer("plot")
            .mayOnlyAccessLayers("train", "distribution", "model", "metrics", "data", "network")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.mdn4j.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_RUNTIME_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage(RUNTIME)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nd4j..",
                    "org.deeplearning4j..",
                    "org.bytedeco..",
                    "org.knowm..",
                    "java.awt..",
                    "javax.swing..",
                    "javax.imageio..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_THE_LAYER_AND_WHAT_TRAINS_KNOW_DL4J = noClasses()
            .that()
            .resideInAnyPackage("org.mdn4j.plot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
            .allowEmptyShould(true);
}
