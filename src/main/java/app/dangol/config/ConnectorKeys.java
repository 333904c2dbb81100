package app.dangol.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys {@code connector.<name>.…} of one shop system, as its backend reads them. Whatever is
 * wrong is noted with its line and a stand-in returned, so that one reading finds everything; a key
 * nobody asks for here is reported as unknown. All keys are given without {@code
 * connector.<name>.}.
 */
public final class ConnectorKeys {
  private final Settings settings;
  private final String prefix;
  private final Path home;

  ConnectorKeys(Settings settings, String prefix, Path home) {
    this.settings = settings;
    this.prefix = prefix;
    this.home = home;
  }

  /** Notes a key that must be there and is not. */
  public void require(String key) {
    settings.required(prefix + key, "");
  }

  /** What stands there, or what counts where nothing does. */
  public <T> T get(String key, T otherwise, Form<T> form) {
    return settings.parsed(prefix + key, otherwise, form);
  }

  /** What stands there, if anything does. */
  public <T> Optional<T> find(String key, Form<T> form) {
    return settings.found(prefix + key, form);
  }

  /** A path on this machine, relative ones beside the program; the program's folder if missing. */
  public Path path(String key) {
    return get(
        key, home, new Form<>(text -> home.resolve(text).normalize(), "a path on this machine"));
  }

  /** What is divided by commas; nothing of it is empty. */
  public List<String> list(String key) {
    return Form.parts(settings.text(prefix + key, ""));
  }

  /**
   * All keys that begin so, with what stands behind them.
   *
   * @param start such as {@code store.}; its form belongs into {@link ConnectorReader#keyForms}
   */
  public <T> Map<String, T> named(String start, Form<T> form) {
    return settings.named(prefix + start, form);
  }
}
