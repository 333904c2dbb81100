package app.dangol;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * P7: an erasure looks through the data folder alone, because no temporary file of the program has
 * anything of its customers. Whoever makes another kind has to see to that, or have it looked
 * through.
 */
class TemporaryFilesTest {
  @Test
  void temporaryFilesAreMadeOnlyWhereNothingOfCustomersComesInto() {
    Set<String> makers = new TreeSet<>();
    for (JavaClass from :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.dangol")) {
      from.getMethodCallsFromSelf().stream()
          .filter(call -> call.getTarget().getName().startsWith("createTemp"))
          .forEach(call -> makers.add(from.getSimpleName()));
    }
    assertThat(makers)
        .containsExactlyElementsOf(
            List.of(
                // What a hub of a bench says.
                "HubProcess",
                // An import's report: row numbers, and why.
                "ImportReport",
                // Native code out of its jar, which the system loads from a file alone.
                "OpenBlas",
                // Folders of demos, benches and faults, with made-up people; gone when they end.
                "TemporaryFolder"));
  }
}
