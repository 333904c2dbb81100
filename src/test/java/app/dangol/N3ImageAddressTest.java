package app.dangol;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.net.URLConnection;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

/**
 * No picture comes from an address, be it {@code file:}, {@code jar:} or a private network's: goods
 * are drawn. JavaFX fetches whatever is given to it as text, and {@code URL} opens anything.
 */
class N3ImageAddressTest {
  private static final DescribedPredicate<JavaCall<?>> TAKES_TEXT =
      DescribedPredicate.describe(
          "takes text",
          call ->
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.isEquivalentTo(String.class)));

  @Test
  void nothingIsFetchedByAnAddressInPassing() {
    noClasses()
        .should()
        .callConstructorWhere(target(owner(assignableTo(Image.class))).and(TAKES_TEXT))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(URLConnection.class)
        .orShould()
        .callMethod(URL.class, "openStream")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("app.dangol"));
  }
}
