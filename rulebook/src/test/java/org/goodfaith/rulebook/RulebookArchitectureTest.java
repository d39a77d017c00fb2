package org.goodfaith.rulebook;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checks the dependencies that each package of the rulebook documents. */
@NullMarked
class RulebookArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.goodfaith.rulebook");

    @Test
    void conductAndReplayBuildOnStatusAndStatusOnTime() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.goodfaith.rulebook..")
                .layer("time")
                .definedBy("org.goodfaith.rulebook.time")
                .layer("schedule")
                .definedBy("org.goodfaith.rulebook.schedule")
                .layer("participants")
                .definedBy("org.goodfaith.rulebook.participants")
                .layer("proceedings")
                .definedBy("org.goodfaith.rulebook.proceedings")
                .layer("status")
                .definedBy("org.goodfaith.rulebook.status")
                .layer("conduct")
                .definedBy("org.goodfaith.rulebook.conduct")
                .layer("replay")
                .definedBy("org.goodfaith.rulebook.replay")
                .whereLayer("conduct")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("replay")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("status")
                .mayOnlyBeAccessedByLayers("conduct", "replay")
                .whereLayer("participants")
                .mayOnlyAccessLayers("schedule")
                .whereLayer("proceedings")
                .mayOnlyAccessLayers("schedule")
                .whereLayer("schedule")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    /** The files of law are in the rulebook's own jar. */
    @Test
    void onlyLawFileReadsFiles() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.goodfaith.rulebook.time.LawFile")
                .should()
                .callMethod(Class.class, "getResourceAsStream", String.class)
                .check(CLASSES);
    }

    @Test
    void lawKnowsOnlyTheJdkTheFactsAndTheOrders() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.goodfaith.events",
                        "org.goodfaith.orders",
                        "org.goodfaith.rulebook..")
                .check(CLASSES);
    }

    @Test
    void statusReadsNoJsonNoDatabaseAndNoClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.goodfaith.rulebook.time.LawFile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio..",
                        "java.sql..",
                        "com.fasterxml..",
                        "tools.jackson..",
                        "org.axonframework..",
                        "org.springframework..")
                .orShould()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time")))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.random", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(CLASSES);
    }
}
