package app.dangol.central;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands
 * @param call until the answer is complete; a long-poll's wait is added to it
 * @param lookUp the same of a look-up, for which a customer stands and waits
 */
public record Timeouts(Duration connect, Duration call, Duration lookUp) {
  /** With the two seconds in which a lost connection is missed, less than five until it is told. */
  public static final Timeouts STANDARD =
      new Timeouts(Duration.ofMillis(2_500), Duration.ofSeconds(10), Duration.ofSeconds(2));

  /** A look-up may take as long as any call. */
  public Timeouts(Duration connect, Duration call) {
    this(connect, call, call);
  }
}
