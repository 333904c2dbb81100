package app.dangol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Nothing opens a page, a folder, a printer or another program, on a kiosk or anywhere else. */
class K2NoWayOutTest {
  @Test
  void nothingLeadsOutOfTheApp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx.scene.web..", "javafx.print..", "javax.print..", "java.awt.print..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.application.HostServices")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.stage.FileChooser")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.stage.DirectoryChooser")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Desktop")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.swing..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("app.dangol"));
  }
}
