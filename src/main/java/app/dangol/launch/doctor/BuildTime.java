package app.dangol.launch.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

/** When this program was built, as the build wrote it down. */
final class BuildTime {
  private BuildTime() {}

  static Instant read() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(BuildTime.class.getResourceAsStream("build.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Instant.parse(properties.getProperty("built"));
  }
}
