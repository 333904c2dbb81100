package app.dangol;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes from outside is read in one strict way. */
class StrictReadersTest {
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.dangol");
  }

  /**
   * Gson by itself takes 94 of the 188 texts that are no JSON. Two may: the benchmark's bare
   * pipeline, which is there to be compared with, and the reader of files of baskets, which are too
   * large to be read as a whole, and which it reads strictly.
   */
  @Test
  void jsonIsReadByTheStrictReaderAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("app.dangol.wire..", "app.dangol.hub.model.data..")
        .and()
        .doNotHaveSimpleName("BarePipeline")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(JsonParser.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(JsonReader.class)
        .orShould()
        .callMethodWhere(target(nameMatching("fromJson.*")))
        .orShould()
        .callMethodWhere(target(owner(assignableTo(TypeAdapter.class))))
        .check(classes);
  }

  @Test
  void noReaderIsMadeLenient() {
    noClasses()
        .that()
        .doNotHaveSimpleName("BarePipeline")
        .should()
        .callMethodWhere(target(nameMatching("setLenient")))
        .orShould()
        .accessField(Strictness.class, "LENIENT")
        .orShould()
        .accessField(Strictness.class, "LEGACY_STRICT")
        .check(classes);
  }
}
