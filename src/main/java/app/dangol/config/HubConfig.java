package app.dangol.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Everything IT sets for a hub, checked.
 *
 * @param dataFolder where the hub keeps its files, if it says so
 * @param modelAt time of day at which the suggestions' model is made anew
 * @param rules empty where no file was read, which leaves those of before
 * @param connectors the shop systems behind it, in the order in which they are known
 * @param <C> what a {@link ConnectorReader} makes of one
 */
public record HubConfig<C>(
    Optional<Path> dataFolder, LocalTime modelAt, Optional<HubRules> rules, List<C> connectors) {
  static final LocalTime MODEL_AT = LocalTime.of(4, 30);

  public HubConfig {
    connectors = List.copyOf(connectors);
  }

  /** What counts where IT sets nothing. */
  public static <C> HubConfig<C> usual() {
    return new HubConfig<>(Optional.empty(), MODEL_AT, Optional.empty(), List.of());
  }
}
