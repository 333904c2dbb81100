package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.launch.doctor.Check;
import app.dangol.launch.doctor.CheckResult;
import app.dangol.launch.doctor.Finding;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol doctor} as a whole: what it prints, where, and its exit status. */
class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  void aDeviceThatWorksPassesEveryCheck() throws Exception {
    Shop shop = new Shop(folder);
    assertThat(CommandLineRun.of("sync", "--once", "--config", shop.config()).status()).isZero();

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.run().status()).as(doctor.run().err()).isZero();
    assertThat(doctor.checks())
        .startsWith(
            "configuration",
            "drivers",
            "ports",
            "database",
            "disk",
            "clock",
            "hub",
            "audit",
            "staff");
    doctor.assertOk("configuration", "mode associate, store seongsu, device tablet-1");
    doctor.assertOk("drivers", "generic-line-scanner, ");
    doctor.assertOk("drivers", " can be read");
    doctor.assertOk("ports", "no port is configured");
    doctor.assertOk("disk", " free on ");
    doctor.assertOk("hub", "embedded in this program");
    doctor.assertOk("clock", "not compared with a hub");
    assertThat(doctor.isOk("staff")).isTrue();
    assertThat(doctor.detail("staff")).startsWith("nobody has an account here who could vouch");
    for (JsonObject line : doctor.run().lines()) {
      assertThat(line.keySet()).contains("check", "ok", "detail", "fix");
      String check = line.get("check").getAsString();
      // Whether a window can be shown is a matter of the machine; another test looks at that.
      assertThat(doctor.run().err())
          .contains((check.equals("display") ? "" : check.equals("staff") ? "! " : "✓ ") + check);
    }
    assertThat(doctor.run().err()).endsWith("Nothing keeps Dangol from working here.\n");
  }

  @Test
  void namesEveryProblemOfTheConfigurationAndStillLooksAtWhatNeedsNone() throws Exception {
    Shop shop = new Shop(folder).set("text.size", "110").set("store", "").add("them = dark");

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.run().status()).isEqualTo(1);
    assertThat(doctor.isOk("configuration")).isFalse();
    assertThat(doctor.detail("configuration"))
        .contains(shop.config() + ":")
        .contains("key 'text.size' has the value '110'; allowed: 100, 115, 130")
        .contains("key 'store' is missing")
        .contains("unknown key 'them'; did you mean 'theme'?");
    assertThat(doctor.fix("configuration"))
        .contains("Change 'text.size' in line ")
        .contains("Add a line 'store = …'.")
        .contains("Correct or remove 'them' in line ");
    for (String check : List.of("drivers", "ports", "database", "disk", "hub", "audit", "staff")) {
      doctor.assertOk(check, "not checked: the configuration cannot be used");
      assertThat(doctor.line(check).get("state").getAsString()).isEqualTo("unchecked");
    }
    doctor.assertOk("clock", "it is ");
    assertThat(doctor.run().err()).endsWith("To be mended: configuration.\n");
  }

  @Test
  void aMissingConfigurationIsAFailedCheckWithItsCure() throws Exception {
    Path missing = folder.resolve("none.properties");

    DoctorRun doctor = new DoctorRun(CommandLineRun.of("doctor", "--config", missing.toString()));

    doctor.assertFailed(
        "configuration",
        missing + ": cannot be read",
        "See that "
            + missing
            + " is there and that "
            + System.getProperty("user.name")
            + " may read it, or name another file with --config.");
  }

  @Test
  void aLineThatIsNoSettingAndAKeyTwiceHaveTheirCures() throws Exception {
    Path file = folder.resolve("kiosk.properties");
    Files.writeString(file, Files.readString(Path.of(new Shop(folder).config())) + "oops\n");
    Files.writeString(file, Files.readString(file) + "store = gangnam\n");

    DoctorRun doctor = new DoctorRun(CommandLineRun.of("doctor", "--config", file.toString()));

    assertThat(doctor.detail("configuration"))
        .isEqualTo(
            file
                + ":9: is not 'key = value'; "
                + file
                + ":10: key 'store' stands twice; first in line 1");
    assertThat(doctor.fix("configuration"))
        .isEqualTo(
            "Write line 9 as key = value, or begin it with #. Remove one of the two lines of"
                + " 'store'.");
    assertThat(doctor.run().err())
        .contains("→ Write line 9 as key")
        .contains("→ Remove one of the two lines");
  }

  @Test
  void neitherPasswordsNorNamesAreEchoed() throws Exception {
    Shop shop =
        new Shop(folder)
            .set("hub.url", "https://it:canary-1@hub.example/")
            .set("staff.id", "Canary Kim")
            .add("https://it:canary-2@hub.example/?a=b")
            .add("token canary-3")
            .add("hub.tokn = canary-4")
            .add("Hub.URL = canary-5");

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.isOk("configuration")).isFalse();
    assertThat(doctor.run().out() + doctor.run().err()).doesNotContainIgnoringCase("canary");
    assertThat(doctor.detail("configuration"))
        .contains("key 'hub.url' has a value that is not allowed; allowed: an https address")
        .contains(":9: unknown key")
        .contains(":10: is not 'key = value'")
        .contains(":11: unknown key 'hub.tokn'");
    assertThat(doctor.fix("configuration")).contains("Correct or remove line 9.");
  }

  @Test
  void wrongUsageIsTwoAndPrintsNoCheck() {
    CommandLineRun run = CommandLineRun.of("doctor", "--quick");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--quick");
  }

  @Test
  void changesNothing() throws Exception {
    Shop shop = new Shop(folder);

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertOk("database", "is not there yet; the app makes it when it first starts");
    assertThat(shop.dataFolder()).doesNotExist();
  }

  @Test
  void aTerminalWithoutCheckMarksGetsLetters() {
    StringWriter said = new StringWriter();
    DoctorWords words = new DoctorWords(new PrintWriter(said, true), StandardCharsets.US_ASCII);

    words.tell(CheckResult.of(new BrokenCheck()));

    assertThat(said.toString())
        .startsWith("X broken")
        .contains("> Send the lines above")
        .matches("[\\x20-\\x7e\\n]+");
  }

  @Test
  void aCheckThatBreaksIsAFailedOneAndKeepsItsCauseOutOfTheAnswer() {
    CheckResult result = CheckResult.of(new BrokenCheck());

    assertThat(result.isOk()).isFalse();
    assertThat(result.detail()).isEqualTo("the check itself broke (RUN-99)");
  }

  private record BrokenCheck() implements Check {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public List<Finding> look() {
      throw new IllegalStateException("an unforeseen cause");
    }
  }
}
