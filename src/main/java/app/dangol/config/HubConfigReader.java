package app.dangol.config;

import app.dangol.config.VendureConfig.Basis;
import app.dangol.config.VendureConfig.Fields;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the hub's configuration as strictly as {@link KioskConfigReader} reads a device's: every
 * problem is found before it gives up, and unknown keys are among them.
 */
public final class HubConfigReader {
  private static final String VENDURE = "connector.vendure.";
  private static final String STORE = VENDURE + "store.";
  private static final String BASIS = VENDURE + "basis.";
  private static final String CATEGORY = VENDURE + "category.";

  private static final String SAFETY = "stock.safety.";
  private static final String NEIGHBOURS = "stock.neighbours.";

  private static final String ID = "[A-Za-z0-9_.-]{1,64}";
  private static final String FIELD = "[A-Za-z_][A-Za-z0-9_]{0,63}";

  /** Shown as likely keys although their last part is free. */
  private static final Set<String> KEY_FORMS =
      Set.of(
          STORE + "<location>",
          BASIS + "<purpose>",
          CATEGORY + "<code>",
          SAFETY + "sku.<sku>",
          SAFETY + "category.<category>",
          SAFETY + "store.<store>",
          NEIGHBOURS + "<store>");

  private final Path home;

  /**
   * @param home the folder that relative paths are resolved against
   */
  public HubConfigReader(Path home) {
    this.home = home;
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigException with every problem found
   */
  public HubConfig read(Path file) {
    List<Problem> problems = new ArrayList<>();
    Settings settings = Settings.read(file, problems);
    if (!settings.isReadable()) {
      throw new ConfigException(problems);
    }
    Optional<Path> data =
        settings.parsed("data.folder", Optional.empty(), text -> Optional.of(path(text)), "a path");
    LocalTime modelAt =
        settings.parsed(
            "model.at", HubConfig.USUAL.modelAt(), HubConfigReader::time, "such as 04:30");
    HubConfig config =
        new HubConfig(data, modelAt, Optional.of(rules(settings)), vendure(settings));
    settings.reportUnknown(KEY_FORMS);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
  }

  private static HubRules rules(Settings settings) {
    Function<String, Integer> pieces = between(0, 100_000);
    String allowed = "0 to 100000 pieces";
    return new HubRules(
        settings.parsed("stock.safety", 0, pieces, allowed),
        named(settings, SAFETY + "sku.", pieces, allowed),
        named(settings, SAFETY + "category.", pieces, allowed),
        named(settings, SAFETY + "store.", pieces, allowed),
        named(settings, NEIGHBOURS, HubConfigReader::ids, "stores, divided by commas"),
        settings.parsed(
            "history.months",
            Optional.empty(),
            text -> Optional.of(between(1, 120).apply(text)),
            "1 to 120 months"),
        list(settings, "card.system"));
  }

  private Optional<VendureConfig> vendure(Settings settings) {
    if (settings.namesUnder(VENDURE).isEmpty()) {
      return Optional.empty();
    }
    settings.required(VENDURE + "url", "");
    settings.required(VENDURE + "key.file", "");
    return Optional.of(
        new VendureConfig(
            settings.parsed(
                VENDURE + "url",
                URI.create("http://127.0.0.1"),
                HubConfigReader::address,
                "the https address of the Admin API"),
            settings.parsed(VENDURE + "key.file", home, this::path, "a path on this machine"),
            optional(settings, VENDURE + "channel", "[\\x21-\\x7e]{1,128}", "a channel's token"),
            Duration.ofSeconds(
                settings.parsed(
                    VENDURE + "poll.seconds", 30, between(2, 86_400), "2 to 86400 seconds")),
            settings.parsed(VENDURE + "rate.per.second", 5.0, HubConfigReader::rate, "0.1 to 100"),
            settings.parsed(
                VENDURE + "sweep.at", LocalTime.of(3, 30), HubConfigReader::time, "such as 03:30"),
            Duration.ofHours(
                settings.parsed(VENDURE + "sweep.hours", 24, between(1, 24), "1 to 24 hours")),
            named(settings, STORE, HubConfigReader::id, "letters, digits, - _ and . only"),
            named(
                settings,
                BASIS,
                HubConfigReader::basis,
                "membership_terms, field:NAME, group:NAME"),
            list(settings, VENDURE + "tiers"),
            named(settings, CATEGORY, HubConfigReader::id, "a category such as scarf"),
            fields(settings)));
  }

  private static Fields fields(Settings settings) {
    return new Fields(
        optional(settings, VENDURE + "customer.home.store", ID, "a store's id"),
        optional(settings, VENDURE + "customer.home.store.field", FIELD, "a custom field's name"),
        optional(settings, VENDURE + "customer.card.field", FIELD, "a custom field's name"),
        optional(settings, VENDURE + "variant.gtin.field", FIELD, "a custom field's name"));
  }

  private static Optional<String> optional(
      Settings settings, String key, String form, String allowed) {
    return settings.parsed(
        key, Optional.empty(), text -> Optional.of(matching(text, form)), allowed);
  }

  /** All keys under a prefix with what stands behind them. */
  private static <T> Map<String, T> named(
      Settings settings, String prefix, Function<String, T> parser, String allowed) {
    Map<String, T> found = new TreeMap<>();
    for (String name : settings.namesUnder(prefix)) {
      settings
          .parsed(
              prefix + name, Optional.<T>empty(), text -> Optional.of(parser.apply(text)), allowed)
          .ifPresent(value -> found.put(name, value));
    }
    return found;
  }

  private static List<String> list(Settings settings, String key) {
    return parts(settings.text(key, ""));
  }

  private static List<String> ids(String text) {
    return parts(text).stream().map(HubConfigReader::id).toList();
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Basis basis(String text) {
    if (text.equals("membership_terms")) {
      return new Basis.MembershipTerms();
    }
    if (text.startsWith("field:")) {
      return new Basis.Field(matching(text.substring("field:".length()), FIELD));
    }
    if (text.startsWith("group:") && text.length() > "group:".length()) {
      return new Basis.Group(text.substring("group:".length()).strip());
    }
    throw new IllegalArgumentException("none of the three");
  }

  private static String id(String text) {
    return matching(text, ID);
  }

  private static String matching(String text, String form) {
    if (!text.matches(form)) {
      throw new IllegalArgumentException("of another form");
    }
    return text;
  }

  private static Function<String, Integer> between(int least, int most) {
    return text -> {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException("out of range");
      }
      return number;
    };
  }

  private static double rate(String text) {
    double rate = Double.parseDouble(text);
    if (!(rate >= 0.1 && rate <= 100)) {
      throw new IllegalArgumentException("out of range");
    }
    return rate;
  }

  private static LocalTime time(String text) {
    if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
      throw new IllegalArgumentException("no time of day");
    }
    return LocalTime.parse(text);
  }

  private static URI address(String text) {
    URI uri = URI.create(text);
    String host = uri.getHost();
    boolean loopback = "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
    boolean plain =
        uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
    boolean secure =
        "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
    if (host == null || !plain || !secure) {
      throw new IllegalArgumentException("https only, loopback apart");
    }
    return uri;
  }

  /** An illegal path is an IllegalArgumentException too. */
  private Path path(String text) {
    return home.resolve(text).normalize();
  }
}
