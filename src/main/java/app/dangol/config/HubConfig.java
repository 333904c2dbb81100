package app.dangol.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything IT sets for a hub, checked.
 *
 * @param dataFolder where the hub keeps its files, if it says so
 * @param vendure the shop behind it, if there is one
 */
public record HubConfig(Optional<Path> dataFolder, Optional<VendureConfig> vendure) {}
