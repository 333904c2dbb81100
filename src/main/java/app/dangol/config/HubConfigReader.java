package app.dangol.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the hub's configuration as strictly as {@link KioskConfigReader} reads a device's: every
 * problem is found before it gives up, and unknown keys are among them. What a shop system's keys
 * mean is its own {@link ConnectorReader}'s.
 *
 * @param <C> what the readers make of a shop system
 */
public final class HubConfigReader<C> {
  private static final String CONNECTOR = "connector.";
  private static final String SAFETY = "stock.safety.";
  private static final String NEIGHBOURS = "stock.neighbours.";

  /** Shown as likely keys although their last part is free. */
  private static final Set<String> KEY_FORMS =
      Set.of(
          SAFETY + "sku.<sku>",
          SAFETY + "category.<category>",
          SAFETY + "store.<store>",
          NEIGHBOURS + "<store>");

  private final Path home;
  private final Map<String, ConnectorReader<? extends C>> known = new TreeMap<>();

  /**
   * @param home the folder that relative paths are resolved against
   * @param known the shop systems this program can work with
   * @throws IllegalArgumentException if two bear one name, or a name cannot stand in a key
   */
  public HubConfigReader(Path home, List<? extends ConnectorReader<? extends C>> known) {
    this.home = home;
    for (ConnectorReader<? extends C> reader : known) {
      boolean good = reader.name().matches("[a-z0-9-]{1,32}");
      if (!good || this.known.put(reader.name(), reader) != null) {
        throw new IllegalArgumentException("a shop system's name is used twice, or is none");
      }
    }
  }

  /**
   * Reads and checks the file.
   *
   * @throws ConfigException with every problem found
   */
  public HubConfig<C> read(Path file) {
    List<Problem> problems = new ArrayList<>();
    Settings settings = Settings.read(file, problems);
    if (!settings.isReadable()) {
      throw new ConfigException(problems);
    }
    Optional<Path> data =
        settings.found("data.folder", new Form<>(text -> home.resolve(text).normalize(), "a path"));
    LocalTime modelAt =
        settings.parsed("model.at", HubConfig.MODEL_AT, Form.timeOfDay("such as 04:30"));
    HubRules rules = rules(settings);
    Set<String> keyForms = new TreeSet<>(KEY_FORMS);
    List<C> connectors = connectors(settings, keyForms);
    HubConfig<C> config = new HubConfig<>(data, modelAt, Optional.of(rules), connectors);
    settings.reportUnknown(keyForms);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
  }

  private static HubRules rules(Settings settings) {
    Form<Integer> pieces = Form.whole(0, 100_000, "pieces");
    return new HubRules(
        settings.parsed("stock.safety", 0, pieces),
        settings.named(SAFETY + "sku.", pieces),
        settings.named(SAFETY + "category.", pieces),
        settings.named(SAFETY + "store.", pieces),
        settings.named(NEIGHBOURS, Form.ids("stores, divided by commas")),
        settings.found("history.months", Form.whole(1, 120, "months")),
        settings.found("suggestions.months", Form.whole(1, 120, "months")),
        Form.parts(settings.text("card.system", "")));
  }

  private List<C> connectors(Settings settings, Set<String> keyForms) {
    for (String name : settings.namesUnder(CONNECTOR)) {
      if (!known.containsKey(name)) {
        settings.reportUnknownUnder(CONNECTOR + name, hint(name));
      }
    }
    List<C> found = new ArrayList<>();
    known.forEach((name, reader) -> {
      String prefix = CONNECTOR + name + ".";
      reader.keyForms().forEach(form -> keyForms.add(prefix + form));
      if (!settings.namesUnder(prefix).isEmpty()) {
        found.add(reader.read(new ConnectorKeys(settings, prefix, home)));
      }
    });
    return found;
  }

  /** Does not repeat the name, which may be anything that got into the file. */
  private String hint(String name) {
    String list = known.isEmpty() ? "none" : String.join(", ", known.keySet());
    String near = Nearest.hint(name, known.keySet());
    return "no connector of that name; known: " + list + (near.isEmpty() ? "" : "; " + near);
  }
}
