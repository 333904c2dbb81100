package app.dangol.config;

import app.dangol.config.KioskConfig.CardPattern;
import app.dangol.config.KioskConfig.DeviceKeys;
import app.dangol.config.KioskConfig.Display;
import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.config.KioskConfig.KeyStore;
import app.dangol.config.KioskConfig.Lock;
import app.dangol.config.KioskConfig.Mode;
import app.dangol.config.KioskConfig.Place;
import app.dangol.config.KioskConfig.Scanner;
import app.dangol.config.KioskConfig.Staff;
import app.dangol.config.KioskConfig.ThemeName;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Reads {@code kiosk.properties}. Finds every problem before it gives up, and never falls back in
 * silence: what cannot be used stops the start.
 */
public final class KioskConfigReader {
  private static final String EMBEDDED = "embedded";
  private static final String SCANNER = "scanner.";
  private static final String CARD_PATTERN = "card.pattern.";

  /** Longer ones are no longer read by people. */
  private static final int MAX_PATTERN = 200;

  private static final int KEPT_MONTHS = 24;
  private static final int MOST_MONTHS = 120;
  private static final int LOCK_AFTER_MINUTES = 5;
  private static final int RENEW_MONTHS = 12;
  private static final int MOST_RENEW_MONTHS = 36;

  /** A host's name, or an address; IPv6 in brackets. */
  private static final Pattern PROXY =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))");

  private static final String NAME_FORM = "[A-Za-z0-9_-]{1,64}";

  /** Shown as likely keys although their middle part is free. */
  private static final Set<String> KEY_FORMS =
      Set.of("scanner.<name>.driver", "scanner.<name>.port", "card.pattern.<name>");

  private final Path home;

  /**
   * @param home the folder that relative paths and the default drivers folder are resolved against
   */
  public KioskConfigReader(Path home) {
    this.home = home;
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigException with every problem found
   */
  public KioskConfig read(Path file) {
    List<Problem> problems = new ArrayList<>();
    Settings settings = Settings.read(file, problems);
    if (!settings.isReadable()) {
      throw new ConfigException(problems);
    }
    Mode mode =
        settings.parsed("mode", Mode.ASSOCIATE, KioskConfigReader::mode, "associate, kiosk");
    Lock lock = lock(settings, mode);
    KioskConfig config =
        new KioskConfig(
            mode,
            display(settings, mode),
            new Place(id(settings, "store"), id(settings, "device")),
            staff(settings, mode, lock),
            lock,
            hub(settings),
            folder(settings, "data.folder", "data"),
            folder(settings, "drivers.folder", "drivers"),
            scanners(settings),
            cards(settings),
            settings.parsed(
                "retention.months",
                KEPT_MONTHS,
                KioskConfigReader::months,
                "a whole number of months, from 1 to 120"),
            deviceKeys(settings),
            optionalFile(settings, "consent.texts")
                .map(texts -> ConsentTextsReader.read(texts, problems))
                .orElseGet(ConsentTexts::shipped));
    settings.reportUnknown(KEY_FORMS);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
  }

  private static DeviceKeys deviceKeys(Settings settings) {
    return new DeviceKeys(
        settings.parsed(
            "device.keys",
            KeyStore.AUTO,
            KioskConfigReader::keyStore,
            "auto, systemd-creds, dpapi, file"),
        settings.parsed(
            "device.keys.months",
            RENEW_MONTHS,
            KioskConfigReader::renewMonths,
            "a whole number of months, from 1 to 36"));
  }

  private static KeyStore keyStore(String text) {
    return Stream.of(KeyStore.values())
        .filter(store -> store.word().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such store"));
  }

  private static Mode mode(String text) {
    return Mode.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Display display(Settings settings, Mode mode) {
    Optional<Double> panel =
        settings.parsed(
            "panel.inches",
            Optional.empty(),
            KioskConfigReader::panelInches,
            "the panel's diagonal in inches, from 7 to 110");
    int textSize = settings.parsed("text.size", 100, KioskConfigReader::textSize, "100, 115, 130");
    boolean fullScreen =
        settings.parsed("full.screen", mode == Mode.KIOSK, KioskConfigReader::yesNo, "yes, no");
    if (mode == Mode.KIOSK) {
      if (panel.isEmpty()) {
        settings.required("panel.inches", "");
      }
      if (textSize != 100) {
        settings.bad("text.size", "100 at a kiosk, which follows panel.inches");
      }
      if (!fullScreen) {
        settings.bad("full.screen", "a kiosk fills its screen");
      }
    }
    return new Display(
        settings.parsed("language", Locale.KOREAN, KioskConfigReader::language, "ko, en"),
        settings.parsed(
            "theme",
            ThemeName.LIGHT,
            text -> ThemeName.valueOf(text.toUpperCase(Locale.ROOT)),
            "light, dark, contrast"),
        textSize,
        fullScreen,
        panel);
  }

  private static Lock lock(Settings settings, Mode mode) {
    boolean atStart = settings.parsed("lock.at.start", true, KioskConfigReader::yesNo, "yes, no");
    int minutes =
        settings.parsed(
            "lock.after.minutes",
            LOCK_AFTER_MINUTES,
            KioskConfigReader::lockMinutes,
            "a whole number of minutes, from 1 to 60");
    return new Lock(atStart && mode == Mode.ASSOCIATE, Duration.ofMinutes(minutes));
  }

  /**
   * Nobody serves at a kiosk, and those who sign in say themselves who they are; the keys may stay
   * in a file that was another tablet's before.
   */
  private static Optional<Staff> staff(Settings settings, Mode mode, Lock lock) {
    if (mode == Mode.KIOSK || lock.atStart()) {
      settings.text("staff.id", "");
      settings.text("staff.name", "");
      return Optional.empty();
    }
    return Optional.of(new Staff(id(settings, "staff.id"), settings.required("staff.name", "?")));
  }

  private static Optional<Double> panelInches(String text) {
    double inches = Double.parseDouble(text);
    if (!(inches >= 7 && inches <= 110)) {
      throw new IllegalArgumentException("no such panel");
    }
    return Optional.of(inches);
  }

  private static String id(Settings settings, String key) {
    String text = settings.required(key, "missing");
    if (!text.matches(NAME_FORM)) {
      settings.bad(key, "letters, digits, - and _ only");
    }
    return text;
  }

  private HubAccess hub(Settings settings) {
    String url = settings.required("hub.url", EMBEDDED);
    Optional<Path> tokenFile = optionalFile(settings, "hub.token.file");
    Optional<Path> authorities = optionalFile(settings, "hub.ca.file");
    Optional<InetSocketAddress> proxy =
        settings.parsed(
            "hub.proxy",
            Optional.empty(),
            KioskConfigReader::proxy,
            "a name or address and a port, as proxy.example:3128");
    if (url.equals(EMBEDDED)) {
      return HubAccess.EMBEDDED;
    }
    URI address =
        settings.parsed(
            "hub.url",
            URI.create("http://127.0.0.1"),
            KioskConfigReader::hubUrl,
            "an https address, or embedded");
    return new HubAccess(Optional.of(address), tokenFile, proxy, authorities);
  }

  private Optional<Path> optionalFile(Settings settings, String key) {
    return settings.text(key, "").isEmpty()
        ? Optional.empty()
        : Optional.of(folder(settings, key, key));
  }

  /** No user and no password: those would stand in a file that is copied from device to device. */
  private static Optional<InetSocketAddress> proxy(String text) {
    Matcher parts = PROXY.matcher(text);
    int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no name and port");
    }
    return Optional.of(InetSocketAddress.createUnresolved(parts.group(1), port));
  }

  private static List<Scanner> scanners(Settings settings) {
    List<Scanner> scanners = new ArrayList<>();
    for (String name : settings.namesUnder(SCANNER)) {
      String driver = settings.required(SCANNER + name + ".driver", "missing");
      if (!driver.matches(NAME_FORM)) {
        settings.bad(SCANNER + name + ".driver", "the name of a folder below drivers.folder");
      }
      scanners.add(
          new Scanner(name, driver, settings.required(SCANNER + name + ".port", "missing")));
    }
    return scanners;
  }

  private static List<CardPattern> cards(Settings settings) {
    List<CardPattern> patterns = new ArrayList<>();
    for (String name : settings.namesUnder(CARD_PATTERN)) {
      String key = CARD_PATTERN + name;
      String regex = settings.required(key, ".");
      if (regex.length() > MAX_PATTERN) {
        settings.bad(key, "at most " + MAX_PATTERN + " characters");
      }
      try {
        Pattern.compile(regex);
      } catch (PatternSyntaxException e) {
        settings.bad(key, "not a regular expression: " + e.getDescription());
      }
      patterns.add(new CardPattern(name, regex));
    }
    return patterns;
  }

  private Path folder(Settings settings, String key, String defaultValue) {
    return settings.parsed(key, path(defaultValue), this::path, "a path on this machine");
  }

  /** An illegal path is an IllegalArgumentException too. */
  private Path path(String text) {
    return home.resolve(text).normalize();
  }

  private static Locale language(String text) {
    return switch (text) {
      case "ko" -> Locale.KOREAN;
      case "en" -> Locale.ENGLISH;
      default -> throw new IllegalArgumentException("neither ko nor en");
    };
  }

  private static int textSize(String text) {
    return switch (text) {
      case "100", "115", "130" -> Integer.parseInt(text);
      default -> throw new IllegalArgumentException("no such step");
    };
  }

  private static int months(String text) {
    int months = Integer.parseInt(text);
    if (months < 1 || months > MOST_MONTHS || !text.equals(Integer.toString(months))) {
      throw new IllegalArgumentException("no such time");
    }
    return months;
  }

  private static int renewMonths(String text) {
    int months = months(text);
    if (months > MOST_RENEW_MONTHS) {
      throw new IllegalArgumentException("no such time");
    }
    return months;
  }

  private static int lockMinutes(String text) {
    int minutes = Integer.parseInt(text);
    if (minutes < 1 || minutes > 60 || !text.equals(Integer.toString(minutes))) {
      throw new IllegalArgumentException("no such time");
    }
    return minutes;
  }

  private static boolean yesNo(String text) {
    return switch (text) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw new IllegalArgumentException("neither yes nor no");
    };
  }

  private static URI hubUrl(String text) {
    URI uri = URI.create(text);
    String host = uri.getHost();
    boolean loopback = "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
    boolean secure = "https".equals(uri.getScheme());
    boolean plain =
        uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
    if (host == null || !plain || !(secure || ("http".equals(uri.getScheme()) && loopback))) {
      throw new IllegalArgumentException("https only, loopback apart");
    }
    return uri;
  }
}
