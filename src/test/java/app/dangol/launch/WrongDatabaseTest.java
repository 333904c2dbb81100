package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card verify X",
        "card revoke --member c-1",
        "card rotate",
        "card keys",
        "audit",
        "consent-texts",
        "customer erasures",
        "customer accesses",
        "customer merges",
        "customer merge a b --staff s-1",
        "customer unmerge b --staff s-1",
        "customer rotate-keys",
        "customer show c-1 --staff s-1 --reason x",
        "customer export c-1 --staff s-1 --reason x",
        "customer erase c-1 --staff s-1 --reason x",
      })
  void aMistypedNameBeginsNoHub(String command) throws IOException {
    Path mistyped = folder.resolve("mistype").resolve("hub.db");
    assertNone(with(command, mistyped), mistyped);
    Path beside = folder.resolve("hbu.db");
    assertNone(with(command, beside), beside);
    assertThat(folder).as("not even a folder").isEmptyDirectory();

    Shop shop = new Shop(folder);
    boolean device = command.matches("customer (show|export|erase) .*");
    if (!device) {
      CommandLineRun usual = with(command, "--config", shop.config());
      assertNone(usual, shop.dataFolder().resolve("hub.db"));
      assertThat(shop.dataFolder()).doesNotExist();
    }
  }

  @Test
  void anImportBeginsAHub() throws IOException {
    Path rows = Files.writeString(folder.resolve("orders.ndjson"), "");
    Path file = folder.resolve("new").resolve("hub.db");

    assertThat(with("import --kind orders " + rows, file).status()).isZero();

    assertThat(file).isNotEmptyFile();
    assertThat(with("customer erasures", file).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"card issue --member c-1", "card wallet --member c-1"})
  void aFirstCardBeginsAHubAndSaysSo(String command) {
    Path file = folder.resolve("new").resolve("hub.db");
    String said = "warning: there was no hub's database there; one was begun";

    CommandLineRun first = with(command, file);

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.err()).contains(said);
    assertThat(with(command, file).err()).doesNotContain(said);
  }

  private static void assertNone(CommandLineRun run, Path file) {
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("there is no hub's database at " + file + "; name it with --db (DB-01)");
  }

  private static CommandLineRun with(String command, Path db) {
    return with(command, "--db", db.toString());
  }

  private static CommandLineRun with(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(more));
    return CommandLineRun.of(words.toArray(String[]::new));
  }
}
