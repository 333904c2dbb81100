package app.dangol.launch.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * The machine as the checks see it.
 *
 * @param user whom this program runs as
 * @param linux whether the things only Linux has can be looked at
 * @param devices where devices lie, {@code /dev}
 * @param drm where Linux tells of displays, {@code /sys/class/drm}
 * @param environment of this process
 */
public record Surroundings(
    Clock clock,
    String user,
    boolean linux,
    Path devices,
    Path drm,
    Map<String, String> environment) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** This machine. */
  public static Surroundings real() {
    return new Surroundings(
        Clock.systemDefaultZone(),
        System.getProperty("user.name", "?"),
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux"),
        Path.of("/dev"),
        Path.of("/sys/class/drm"),
        System.getenv());
  }
}
