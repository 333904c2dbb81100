package app.dangol.hub.connector;

import app.dangol.config.ConnectorReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * A kind of shop system, as the program knows it before anybody has set one up. It reads its own
 * keys {@code connector.<name>.…}; its name is also the {@link Connector#source} under which ids
 * are kept, so it never changes, and its guide is {@code docs/guides/<name>.md}.
 */
public interface Backend extends ConnectorReader<Backend.Setup> {
  /** One that IT has set up, checked. */
  interface Setup {
    /**
     * Makes the connector; opens no connection yet.
     *
     * @throws app.dangol.failure.DangolException CFG-01 if a secret cannot be read
     */
    Connector create(Surroundings surroundings);

    /** When it is read and swept. */
    ConnectorRunner.Schedule schedule(ZoneId zone);
  }

  /** What a connector gets from the program around it. */
  record Surroundings(Clock clock, Secrets secrets) {}

  /** The one way to a secret: it stands in a file of its own that not everybody may read. */
  @FunctionalInterface
  interface Secrets {
    /**
     * Reads the file at once, and again each time it is asked for, so that a new secret needs no
     * restart.
     *
     * @throws app.dangol.failure.DangolException CFG-01 if it cannot be used, now or then
     */
    Supplier<String> open(Path file);
  }
}
