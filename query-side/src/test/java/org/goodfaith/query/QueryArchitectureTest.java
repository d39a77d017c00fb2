package org.goodfaith.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.axonframework.eventhandling.EventHandler;
import org.goodfaith.query.access.AccessPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** Checks the dependencies between the packages of the query side. */
class QueryArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.goodfaith.query");

    @Test
    void nothingDependsOnTheCommandSide() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.goodfaith.command..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.goodfaith.query.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyProjectionsHandleEvents() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Projection")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EventHandler.class)
                .check(CLASSES);
    }

    @Test
    void controllersUseReadersAndNeverTheDatabase() {
        noClasses()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class)
                .check(CLASSES);
    }

    /** Readers filter rows by the access policy. Projections and notices return nothing to a caller. */
    @Test
    void readersApplyTheAccessPolicy() {
        classes()
                .that()
                .haveFullyQualifiedName("org.goodfaith.query.casestatus.CaseReader")
                .or()
                .haveFullyQualifiedName("org.goodfaith.query.casestatus.CaseList")
                .or()
                .resideInAPackage("org.goodfaith.query.lists")
                .and()
                .areAnnotatedWith(org.springframework.stereotype.Component.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(AccessPolicy.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.goodfaith.query.export",
                        "org.goodfaith.query.history",
                        "org.goodfaith.query.replay",
                        "org.goodfaith.query.conduct",
                        "org.goodfaith.query.page",
                        "org.goodfaith.query.deadline")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheRebuildOfCasesDependsOnTheRebuildFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.goodfaith.query.casestatus")
                .and()
                .haveNameNotMatching("org\\.goodfaith\\.query\\.casestatus\\.CaseStatusRebuild(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.goodfaith.query.rebuild")
                .check(CLASSES);
    }

    @Test
    void onlyRecordedTimeAndTheNoticeSweepReadTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.goodfaith.query.viewpoint.RecordedTime")
                .and()
                .doNotHaveFullyQualifiedName("org.goodfaith.query.notices.NoticeSweep")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void storedRowsAreAPureFunctionOfTheRecord() {
        noClasses()
                .that()
                .haveSimpleName("CaseRows")
                .or()
                .haveSimpleName("CaseFile")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "java.sql..")
                .check(CLASSES);
    }
}
