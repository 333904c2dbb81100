package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that was given a wrong file for a hub's database harms nothing and makes nothing. */
class WrongDatabaseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub --port 0",
        "card verify X",
        "card issue --member c-1",
        "audit",
        "consent-texts",
        "customer erasures",
        "customer merges",
        "customer show c-1 --staff s-1 --reason x",
      })
  void aFileThatIsNoneIsLeftAsItIsAndNothingIsWrittenBesideIt(String command) throws IOException {
    Path victim = Files.writeString(folder.resolve("victim.txt"), "not a database\n".repeat(99));
    Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r--r--"));

    CommandLineRun run = with(command, victim);

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains("DB-01", "victim.txt is no hub's database");
    assertThat(folder.toFile().list()).containsExactly("victim.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)))
        .isEqualTo("rw-r--r--");
    assertThat(victim).hasContent("not a database\n".repeat(99));
  }

  private static CommandLineRun with(String command, Path db) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--db", db.toString()));
    return CommandLineRun.of(words.toArray(String[]::new));
  }
}
