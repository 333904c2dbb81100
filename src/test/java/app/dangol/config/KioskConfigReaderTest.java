package app.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KioskConfigReaderTest {
  private static final String GOOD =
      """
      mode = associate
      language = en
      theme = dark
      text.size = 115
      store = seongsu
      device = tablet-1
      staff.id = s-001
      staff.name = 민지
      hub.url = embedded
      scanner.counter.driver = generic-line-scanner
      scanner.counter.port = /dev/ttyACM0
      card.pattern.dangol = DG[0-9]{10}
      lock.at.start = no
      """;

  private static final String KIOSK =
      """
      mode = kiosk
      panel.inches = 21.5
      store = seongsu
      device = kiosk-1
      hub.url = embedded
      card.pattern.dangol = DG[0-9]{10}
      """;

  @TempDir Path home;

  @Test
  void theShippedFileIsGood() {
    KioskConfig config =
        new KioskConfigReader(Path.of("").toAbsolutePath())
            .read(Path.of("kiosk-config/kiosk.properties"));

    assertThat(config.mode()).isEqualTo(KioskConfig.Mode.ASSOCIATE);
    assertThat(config.cards()).hasSize(1);
  }

  @Test
  void readsEverySetting() throws Exception {
    KioskConfig config = read(GOOD);

    assertThat(config.display())
        .isEqualTo(
            new KioskConfig.Display(
                Locale.ENGLISH, KioskConfig.ThemeName.DARK, 115, false, Optional.empty()));
    assertThat(config.place()).isEqualTo(new KioskConfig.Place("seongsu", "tablet-1"));
    assertThat(config.staff()).contains(new KioskConfig.Staff("s-001", "민지"));
    assertThat(config.scanners())
        .containsExactly(
            new KioskConfig.Scanner("counter", "generic-line-scanner", "/dev/ttyACM0"));
    assertThat(config.hub().url()).isEmpty();
    assertThat(config.dataFolder()).isEqualTo(home.resolve("data"));
  }

  @Test
  void beginsLockedUnlessToldOtherwiseAndThenNobodyIsNamed() throws Exception {
    KioskConfig open = read(GOOD + "lock.after.minutes = 60\n");
    KioskConfig locked = read(GOOD.replace("lock.at.start = no", ""));

    assertThat(open.lock()).isEqualTo(new KioskConfig.Lock(false, Duration.ofMinutes(60)));
    assertThat(locked.lock()).isEqualTo(new KioskConfig.Lock(true, Duration.ofMinutes(5)));
    assertThat(locked.staff()).isEmpty();
    assertThat(problems(GOOD.replace("staff.id = s-001", "")))
        .extracting(Problem::key)
        .containsExactly("staff.id");
    for (String minutes : List.of("0", "61", "never", "05", "1.5")) {
      assertThat(problems(GOOD + "lock.after.minutes = " + minutes + "\n"))
          .as(minutes)
          .extracting(Problem::key)
          .containsExactly("lock.after.minutes");
    }
  }

  @Test
  void aKioskNeedsItsPanelAndNobodyWhoServes() throws Exception {
    KioskConfig config = read(KIOSK);

    assertThat(config.mode()).isEqualTo(KioskConfig.Mode.KIOSK);
    assertThat(config.staff()).isEmpty();
    assertThat(config.display().panelInches()).contains(21.5);
    assertThat(config.display().fullScreen()).isTrue();
    assertThat(problems(KIOSK.replace("panel.inches = 21.5", "")))
        .extracting(Problem::key, Problem::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("panel.inches", Problem.Kind.MISSING));
  }

  @ParameterizedTest
  @CsvSource({
    "panel.inches = 2, panel.inches",
    "panel.inches = NaN, panel.inches",
    "panel.inches = big, panel.inches",
    "panel.inches = 21.5~text.size = 115, text.size",
    "panel.inches = 21.5~full.screen = no, full.screen"
  })
  void refusesWhatAKioskCannotDo(String lines, String key) throws Exception {
    assertThat(problems(KIOSK.replace("panel.inches = 21.5", lines.replace('~', '\n'))))
        .extracting(Problem::key)
        .contains(key);
  }

  @Test
  void namesKeyValueLineAndFileOfEveryProblemAtOnce() throws Exception {
    List<Problem> problems =
        problems(GOOD.replace("theme = dark", "theme = pink").replace("store =", "stor ="));

    assertThat(problems)
        .extracting(Problem::inWords)
        .containsExactlyInAnyOrder(
            file() + ":3: key 'theme' has the value 'pink'; allowed: light, dark, contrast",
            file() + ": key 'store' is missing",
            file() + ":5: unknown key 'stor'; did you mean 'store'?");
  }

  @Test
  void refusesTheSameKeyTwice() throws Exception {
    assertThat(problems(GOOD + "theme = light\n"))
        .extracting(Problem::kind, Problem::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Problem.Kind.TWICE, 14));
  }

  @Test
  void refusesALineThatIsNoSetting() throws Exception {
    assertThat(problems(GOOD + "full screen please\n"))
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.NOT_A_SETTING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub.url = https://it:canary@hub.example/",
        "hub.url = embedded~hub.url = https://it:canary@hub.example/",
        "hub.url https://it:canary@hub.example/?a=b",
        "https://it:canary@hub.example/?a=b~https://it:canary@hub.example/?a=b",
        "hub.urll = https://it:canary@hub.example/",
        "HUB_URL = https://it:canary@hub.example/",
        "password = canary",
        "canarycanarycanarycanarycanarycanarycanarycanary=",
        "hub.url = https://hub.example~hub.token.file = canary\0",
        "staff.name = Minji~staff.name = Canary",
        "staff.id = Canary Kim",
        "staf.name = Canary",
        "Canary Kim",
        "= canary"
      })
  void neverCarriesWhatMayBeAPasswordOrAName(String lines) throws Exception {
    String key = lines.split(" =", 2)[0];
    String others =
        GOOD.lines()
            .filter(line -> !line.startsWith(key + " ="))
            .reduce("", (text, line) -> text + line + "\n");

    List<Problem> problems = problems(others + lines.replace('~', '\n') + "\n");

    assertThat(problems).isNotEmpty().anyMatch(problem -> problem.line() > 0);
    for (Problem problem : problems) {
      assertThat(problem.inWords()).doesNotContainIgnoringCase("canary");
      assertThat(problem.toString()).doesNotContainIgnoringCase("canary");
    }
    assertThat(new ConfigException(problems)).message().doesNotContainIgnoringCase("canary");
  }

  @Test
  void refusesABrokenCardPattern() throws Exception {
    assertThat(problems(GOOD.replace("{10}", "{10")))
        .extracting(Problem::key)
        .containsExactly("card.pattern.dangol");
  }

  @Test
  void refusesAHubWithoutHttps() throws Exception {
    assertThat(problems(GOOD.replace("embedded", "http://hub.example")))
        .extracting(Problem::key)
        .contains("hub.url");
  }

  @Test
  void acceptsALoopbackHubWithoutHttps() throws Exception {
    KioskConfig config =
        read(GOOD.replace("embedded", "http://127.0.0.1:8080\nhub.token.file = token"));

    assertThat(config.hub().url()).contains(URI.create("http://127.0.0.1:8080"));
    assertThat(config.hub().tokenFile()).contains(home.resolve("token"));
  }

  @Test
  void readsTheWayToTheHub() throws Exception {
    Files.writeString(
        file(),
        GOOD.replace(
            "embedded",
            "https://hub.example\nhub.proxy = proxy.example:3128\nhub.ca.file = ca.pem"));

    KioskConfig config = new KioskConfigReader(home).read(file());

    assertThat(config.hub().proxy())
        .contains(InetSocketAddress.createUnresolved("proxy.example", 3128));
    assertThat(config.hub().authorities()).contains(home.resolve("ca.pem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "proxy.example:0",
        "proxy.example:65536",
        "proxy.example:http",
        "http://proxy.example:3128",
        "user:secret@proxy.example:3128",
        ":3128",
        "[::1"
      })
  void refusesAProxyThatIsNoneWithoutQuotingAPassword(String proxy) throws Exception {
    List<Problem> problems =
        problems(GOOD.replace("embedded", "https://hub.example\nhub.proxy = " + proxy));

    assertThat(problems).extracting(Problem::key).contains("hub.proxy");
    assertThat(problems.toString()).doesNotContain("secret");
  }

  @Test
  void aHubElsewhereWithoutATokenIsOneToEnrolAt() throws Exception {
    Files.writeString(file(), GOOD.replace("embedded", "https://hub.example"));

    KioskConfig config = new KioskConfigReader(home).read(file());

    assertThat(config.hub().url()).contains(URI.create("https://hub.example"));
    assertThat(config.hub().tokenFile()).isEmpty();
  }

  @Test
  void refusesWhatIsNotUtf8() throws Exception {
    Files.write(file(), "staff.name = 민지".getBytes("EUC-KR"));

    ConfigException failure =
        catchThrowableOfType(ConfigException.class, () -> new KioskConfigReader(home).read(file()));

    assertThat(failure.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.NOT_TEXT);
  }

  @Test
  void refusesAFileThatIsMissingOrTooLarge() throws Exception {
    ConfigException missing =
        catchThrowableOfType(ConfigException.class, () -> new KioskConfigReader(home).read(file()));
    assertThat(missing.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.UNREADABLE);

    assertThat(problems("#" + "x".repeat(70_000)))
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.TOO_LARGE);
  }

  @Test
  void saysWhoKeepsTheDevicesKeyAndForHowLong() throws Exception {
    assertThat(read(GOOD).keys())
        .isEqualTo(new KioskConfig.DeviceKeys(KioskConfig.KeyStore.AUTO, 12));
    for (KioskConfig.KeyStore store : KioskConfig.KeyStore.values()) {
      String text = GOOD + "device.keys = " + store.word() + "\ndevice.keys.months = 36\n";
      assertThat(read(text).keys()).isEqualTo(new KioskConfig.DeviceKeys(store, 36));
    }
    for (String bad :
        List.of(
            "device.keys = tpm",
            "device.keys = FILE",
            "device.keys.months = 0",
            "device.keys.months = 37",
            "device.keys.months = 1y")) {
      assertThat(problems(GOOD + bad + "\n")).as(bad).hasSize(1);
    }
  }

  private KioskConfig read(String text) throws Exception {
    Files.write(file(), text.getBytes(StandardCharsets.UTF_8));
    return new KioskConfigReader(home).read(file());
  }

  private List<Problem> problems(String text) throws Exception {
    Files.write(file(), text.getBytes(StandardCharsets.UTF_8));
    return catchThrowableOfType(
            ConfigException.class, () -> new KioskConfigReader(home).read(file()))
        .problems();
  }

  private Path file() {
    return home.resolve("kiosk.properties");
  }
}
