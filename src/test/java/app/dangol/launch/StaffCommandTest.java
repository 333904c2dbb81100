package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.failure.BlockingGuard;
import app.dangol.trust.AuditTrail.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How IT and managers say who may sign in. */
class StaffCommandTest {
  @TempDir Path folder;
  private String config;
  private String managers;
  private String minjis;

  @BeforeEach
  void configure() throws IOException {
    config = new Shop(folder).config();
    managers = pinFile("manager.pin", "730419");
    minjis = pinFile("minji.pin", "240815");
  }

  private String pinFile(String name, String pin) throws IOException {
    Path file = Files.writeString(folder.resolve(name), pin + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  private CommandLineRun staff(String... words) {
    List<String> line = new ArrayList<>(List.of("staff"));
    line.addAll(List.of(words));
    line.addAll(List.of("--config", config));
    return CommandLineRun.of(line.toArray(String[]::new));
  }

  private CommandLineRun asManager(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--staff", "m-001", "--staff-pin-file", managers));
    return staff(line.toArray(String[]::new));
  }

  private CommandLineRun addManager() {
    return staff("add", "m-001", "--name", "지은", "--role", "manager", "--pin-file", managers);
  }

  @Test
  void theFirstIsAManagerWhoNeedsNobodyAndEverybodyElseNeedsTheirPin() {
    CommandLineRun associateFirst =
        staff("add", "s-001", "--name", "민지", "--role", "associate", "--pin-file", minjis);
    assertThat(associateFirst.status()).isEqualTo(1);
    assertThat(associateFirst.err()).contains("ACC-03");

    CommandLineRun first = addManager();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("{\"id\":\"m-001\",\"name\":\"지은\",\"roles\":[\"manager\"],\"failed\":0}");

    CommandLineRun alone =
        staff("add", "s-001", "--name", "민지", "--role", "associate", "--pin-file", minjis);
    assertThat(alone.status()).isEqualTo(1);
    assertThat(alone.err()).contains("ACC-02").contains("--staff");

    CommandLineRun added =
        asManager("add", "s-001", "--name", "민지", "--role", "associate", "--pin-file", minjis);
    assertThat(added.err()).isEmpty();
    assertThat(added.out().lines()).hasSize(2);
  }

  @Test
  void anAssociateMayNotAndAWrongPinIsCounted() throws IOException {
    addManager();
    asManager("add", "s-001", "--name", "민지", "--role", "associate", "--pin-file", minjis);

    CommandLineRun associate =
        staff(
            "role", "s-001", "--grant", "manager", "--staff", "s-001", "--staff-pin-file", minjis);
    assertThat(associate.status()).isEqualTo(1);
    assertThat(associate.err()).contains("ACC-01");

    CommandLineRun wrong = staff("remove", "s-001", "--staff", "m-001", "--staff-pin-file", minjis);
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("ACC-02").contains("tries left: 4").doesNotContain("240815");
    assertThat(staff("list").out()).contains("\"roles\":[\"manager\"],\"failed\":1");
  }

  @Test
  void rolesAreGrantedAndWithdrawnAndWhoHadWhichStaysOnRecord() {
    addManager();
    asManager("add", "s-001", "--name", "민지", "--role", "associate", "--pin-file", minjis);
    CommandLineRun changed = asManager("role", "s-001", "--grant", "it", "--withdraw", "associate");
    assertThat(changed.out()).contains("\"id\":\"s-001\",\"name\":\"민지\",\"roles\":[\"it\"]");
    asManager("remove", "s-001");

    assertThat(staff("list").out()).doesNotContain("s-001");
    assertThat(staff("list", "--grants").out())
        .contains("\"id\":\"s-001\",\"role\":\"associate\",\"granted\":")
        .contains("\"withdrawn_by\":\"m-001\"");
  }

  @Test
  void aPinThatIsEasilyGuessedIsRefusedAndNeverSaid() throws IOException {
    CommandLineRun easy =
        staff(
            "add",
            "m-001",
            "--name",
            "지은",
            "--role",
            "manager",
            "--pin-file",
            pinFile("easy.pin", "123456"));

    assertThat(easy.status()).isEqualTo(1);
    assertThat(easy.err()).contains("ACC-03").doesNotContain("123456");
    assertThat(staff("list").out()).isEmpty();
  }

  @Test
  void anotherPinTakesThePlaceOfTheOld() throws IOException {
    addManager();
    CommandLineRun reset =
        asManager("reset-pin", "m-001", "--pin-file", pinFile("new.pin", "102938"));
    assertThat(reset.status()).isZero();

    assertThat(asManager("remove", "m-001").err()).contains("ACC-02");
  }

  @Test
  void whoChangedWhoseAccountIsInTheDevicesTrailAndSoIsAWrongPin() throws IOException {
    addManager();
    asManager("add", "s-001", "--name", "민지", "--role", "associate", "--pin-file", minjis);
    asManager("role", "s-001", "--grant", "it", "--withdraw", "associate");
    asManager("reset-pin", "s-001", "--pin-file", pinFile("new.pin", "102938"));
    staff("remove", "s-001", "--staff", "m-001", "--staff-pin-file", minjis);
    asManager("remove", "s-001");

    assertThat(trail())
        .containsExactly(
            "m-001 staff_added m-001:manager @seongsu/tablet-1",
            "m-001 staff_added s-001:associate @seongsu/tablet-1",
            "m-001 role_granted s-001:it @seongsu/tablet-1",
            "m-001 role_withdrawn s-001:associate @seongsu/tablet-1",
            "m-001 pin_reset s-001 @seongsu/tablet-1",
            "tablet-1 pin_refused m-001 @seongsu/tablet-1",
            "m-001 staff_removed s-001 @seongsu/tablet-1");
  }

  private List<String> trail() {
    try (DataFolder data = DataFolder.open(folder.resolve("data"));
        Stores stores =
            new Stores(
                data, new Here("seongsu", "tablet-1"), BlockingGuard.NONE, Clock.systemUTC())) {
      return stores.trail.list(Wanted.ALL, OptionalLong.empty(), 99).reversed().stream()
          .map(entry ->
              "%s %s %s @%s/%s"
                  .formatted(
                      entry.by(), entry.action(), entry.detail(), entry.store(), entry.device()))
          .toList();
    }
  }

  @Test
  void withoutAConsoleAndWithoutAFileItSaysWhatIsMissing() {
    CommandLineRun run = staff("add", "m-001", "--name", "지은", "--role", "manager");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("CFG-01").contains("in a file");
  }

  @Test
  void aPinFileThatOthersMayReadIsCalledOne() throws IOException {
    Files.setPosixFilePermissions(Path.of(managers), PosixFilePermissions.fromString("rw-r--r--"));

    CommandLineRun run = addManager();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("the PIN file", "may be read by everybody")
        .doesNotContain("password", "730419");
  }
}
