package app.dangol.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Everything IT sets for a hub, checked.
 *
 * @param dataFolder where the hub keeps its files, if it says so
 * @param modelAt time of day at which the suggestions' model is made anew
 * @param rules empty where no file was read, which leaves those of before
 * @param vendure the shop behind it, if there is one
 */
public record HubConfig(
    Optional<Path> dataFolder,
    LocalTime modelAt,
    Optional<HubRules> rules,
    Optional<VendureConfig> vendure) {
  /** What counts where IT sets nothing. */
  public static final HubConfig USUAL =
      new HubConfig(Optional.empty(), LocalTime.of(4, 30), Optional.empty(), Optional.empty());
}
