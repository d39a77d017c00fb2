package org.goodfaith.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.command.CommandSide;
import org.goodfaith.events.Sha256;
import org.goodfaith.query.QuerySide;
import org.goodfaith.rulebook.status.ObligationCount;
import org.junit.jupiter.api.Test;

/** Checks the dependencies between packages that each package's documentation describes. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.goodfaith");
    private static final Path PROJECT = Path.of("..");

    @Test
    void importsEveryModule() {
        assertThat(CLASSES).extracting("name").contains(CommandSide.class.getName(), QuerySide.class.getName());
        for (String module : new String[] {
            "events", "orders", "rulebook.time", "ledger", "bundle", "verifier", "broker", "examples", "spring"
        }) {
            assertThat(CLASSES).anyMatch(type -> type.getPackageName().startsWith("org.goodfaith." + module));
        }
    }

    @Test
    void factsAndOrdersDependOnlyOnTheJdkAndAnnotations() {
        classes()
                .that()
                .resideInAnyPackage("org.goodfaith.events..", "org.goodfaith.orders..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        "org.goodfaith.events..",
                        "org.goodfaith.orders..")
                .check(CLASSES);
    }

    @Test
    void commandsAndRefusalsDependOnlyOnTheJdkFactsAndOrders() {
        classes()
                .that()
                .resideInAPackage("org.goodfaith.cases..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        "org.goodfaith.events..",
                        "org.goodfaith.orders..",
                        "org.goodfaith.cases..")
                .check(CLASSES);
    }

    @Test
    void decisionsDependOnNeitherAxonNorSpringNorDerivedStatuses() {
        noClasses()
                .that()
                .resideInAnyPackage("org.goodfaith.command.cases", "org.goodfaith.command.calendar")
                .and()
                .haveSimpleNameNotEndingWith("Aggregate")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                                "java..",
                                "org.jspecify..",
                                "org.goodfaith.events..",
                                "org.goodfaith.orders..",
                                "org.goodfaith.cases..",
                                // They derive participants, orders, closings, events and stays from the record
                                // alone. Statuses and dates depend on the version of the rules.
                                "org.goodfaith.rulebook.schedule",
                                "org.goodfaith.rulebook.participants",
                                "org.goodfaith.rulebook.proceedings",
                                "org.goodfaith.rulebook.group",
                                "org.goodfaith.rulebook.intake",
                                "org.goodfaith.command.cases",
                                "org.goodfaith.command.calendar")
                        .and(not(type(ObligationCount.class))))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("org.goodfaith.command.cases", "org.goodfaith.command.calendar")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.goodfaith.rulebook.conduct",
                                "org.goodfaith.rulebook.replay",
                                "org.goodfaith.rulebook.status",
                                "org.goodfaith.rulebook.time")
                        // It estimates from the terms and facts alone.
                        .and(not(type(ObligationCount.class))))
                .check(CLASSES);
    }

    @Test
    void problemsAndStrictJsonDependOnNoOtherPackageOfTheCommandSide() {
        noClasses()
                .that()
                .resideInAnyPackage("org.goodfaith.command.problem", "org.goodfaith.command.json")
                .should()
                .dependOnClassesThat(resideInAPackage("org.goodfaith.command..")
                        .and(not(resideInAnyPackage("org.goodfaith.command.problem", "org.goodfaith.command.json"))))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.goodfaith.command.problem")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.goodfaith.command.json")
                .check(CLASSES);
    }

    @Test
    void noPackageDependsOnTheHttpEndpoints() {
        noClasses()
                .that()
                .resideInAPackage("org.goodfaith.command..")
                .and()
                .resideOutsideOfPackage("org.goodfaith.command.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.goodfaith.command.http")
                .check(CLASSES);
    }

    @Test
    void dryRunsDependOnDecisionsAndNotOnOperations() {
        noClasses()
                .that()
                .resideInAnyPackage("org.goodfaith.command.dryrun", "org.goodfaith.command.dispatch")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.goodfaith.command.operation",
                        "org.goodfaith.command.json",
                        "org.goodfaith.command.bulk",
                        "org.goodfaith.command.topic")
                .check(CLASSES);
    }

    @Test
    void theRulebookDependsOnlyOnTheJdkFactsAndOrders() {
        classes()
                .that()
                .resideInAPackage("org.goodfaith.rulebook..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.goodfaith.events..",
                        "org.goodfaith.orders..",
                        "org.goodfaith.rulebook..")
                .check(CLASSES);
    }

    @Test
    void theLedgerDependsOnlyOnTheJdkJsonAndSha256() {
        classes()
                .that()
                .resideInAPackage("org.goodfaith.ledger..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "org.erdtman.jcs..",
                                "tools.jackson..",
                                "org.goodfaith.ledger..")
                        .or(type(Sha256.class)))
                .check(CLASSES);
    }

    @Test
    void theVerifierDependsOnNoFramework() {
        classes()
                .that()
                .resideInAnyPackage("org.goodfaith.bundle..", "org.goodfaith.verifier..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "picocli..",
                        "tools.jackson..",
                        "org.goodfaith.events..",
                        "org.goodfaith.orders..",
                        "org.goodfaith.rulebook..",
                        "org.goodfaith.ledger..",
                        "org.goodfaith.bundle..",
                        "org.goodfaith.verifier..")
                .check(CLASSES);
    }

    @Test
    void springSupportDependsOnNeitherSide() {
        noClasses()
                .that()
                .resideInAPackage("org.goodfaith.spring..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.goodfaith..")
                        .and(resideOutsideOfPackages("org.goodfaith.spring..", "org.goodfaith.events..")))
                .check(CLASSES);
    }

    @Test
    void noTwoTopLevelClassesShareASimpleName() {
        var bySimpleName = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toCollection(TreeSet::new))));
        assertThat(bySimpleName.values()).filteredOn(names -> names.size() > 1).isEmpty();
    }

    @Test
    void noTwoSourceFilesShareAName() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            var byName = files.filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(groupingBy(Path::getFileName, mapping(PROJECT::relativize, toCollection(TreeSet::new))));
            assertThat(byName).hasSizeGreaterThan(800);
            assertThat(byName.values())
                    .filteredOn(sources -> sources.size() > 1)
                    .isEmpty();
        }
    }

    @Test
    void neitherSideDependsOnTheOther() {
        noClasses()
                .that()
                .resideInAPackage("org.goodfaith.query..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.goodfaith.command..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.goodfaith.command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.goodfaith.query..")
                .check(CLASSES);
    }

    @Test
    void factsRulesAndDecisionsNeverReadTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.goodfaith.events..",
                        "org.goodfaith.orders..",
                        "org.goodfaith.cases..",
                        "org.goodfaith.rulebook..",
                        "org.goodfaith.command.cases..",
                        "org.goodfaith.command.calendar..")
                .should()
                .callMethodWhere(target(name("now")).and(target(owner(resideInAPackage("java.time")))))
                .orShould()
                .callMethodWhere(target(name("randomUUID")))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.goodfaith.(*).(**)..").should().beFreeOfCycles().check(CLASSES);
    }
}
