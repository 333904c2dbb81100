package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.config.ConsentTexts;
import app.dangol.config.KeptWordings;
import app.dangol.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the app from starting, and how it says so. */
class AppStartTest {
  @TempDir Path folder;

  @Test
  void aBadConfigurationStopsTheStartAndEveryProblemIsNamed() throws Exception {
    String file =
        new Shop(folder).set("theme", "pink").add("thema = dark").add("no setting").config();

    CommandLineRun run = CommandLineRun.of("--config", file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("CFG-01")
        .contains(file + ":9: key 'theme' has the value 'pink'; allowed: light, dark, contrast")
        .contains(file + ":10: unknown key 'thema'; did you mean 'theme'?")
        .contains(file + ":11: is not 'key = value'")
        .doesNotContain("no setting");
    assertThat(folder.resolve("data")).as("nothing was opened").doesNotExist();
  }

  @Test
  void p2AnotherConsentTextUnderAVersionPeopleAgreedToStopsTheStart() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    KeptWordings.open(data, ConsentTexts.shipped());
    Path texts = folder.resolve("consents.properties");
    String shipped = Files.readString(Path.of("kiosk-config/consents.properties"));
    Files.writeString(texts, shipped.replace("goods and offers", "anything we like"));
    String file = new Shop(folder).add("consent.texts = " + texts).config();

    CommandLineRun run = CommandLineRun.of("--config", file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("CFG-01", "key 'version' has the value '2026-11-23'")
        .contains("marketing.purpose.en is another text than people have agreed to");
    CommandLineRun sync = CommandLineRun.of("sync", "--once", "--config", file);
    assertThat(sync.status()).isNotZero();
    assertThat(sync.err()).contains("marketing.purpose.en");
    assertThat(data.resolve("ops.db")).doesNotExist();
    DoctorRun doctor = new DoctorRun(CommandLineRun.of("doctor", "--config", file));
    assertThat(doctor.detail("configuration")).contains("marketing.purpose.en is another text");
    assertThat(doctor.fix("configuration")).contains("a 'version' of their own");
  }

  @Test
  void aMissingConfigurationIsNamed() {
    CommandLineRun run = CommandLineRun.of("--config", folder.resolve("none").toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(folder.resolve("none") + ": cannot be read");
  }

  @Test
  void theProblemsAreShownOnADisplayOnlyWhereThereIsOne() throws Exception {
    String file = new Shop(folder).add("thema = dark").config();
    List<Problem> shown = new ArrayList<>();

    CommandLineRun run = CommandLineRun.with(shown::addAll, "--config", file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(shown).hasSize(FxRuntime.isDisplayMissing() ? 0 : 1);
  }

  @Test
  void withoutADisplayAKioskSaysSoAndOpensNothing() throws Exception {
    assumeTrue(FxRuntime.isDisplayMissing(), "with a display a window would open");

    CommandLineRun run = CommandLineRun.of("--config", new Shop(folder).asKiosk("21.5").config());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("no display");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void helpIsThereForEveryCommandAndWrongUsageIsToldApart() {
    assertThat(CommandLineRun.of("--help").status()).isZero();
    for (String command : List.of("demo", "scan", "hub", "sync", "demo-data")) {
      CommandLineRun help = CommandLineRun.of(command, "--help");
      assertThat(help.status()).as(command).isZero();
      assertThat(help.out()).as(command).contains("dangol " + command);
    }
    assertThat(CommandLineRun.of("nosuch").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("sync").status()).as("--once is missing").isEqualTo(2);
  }
}
