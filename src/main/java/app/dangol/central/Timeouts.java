package app.dangol.central;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands
 * @param call until the answer is complete; a long-poll's wait is added to it
 */
public record Timeouts(Duration connect, Duration call) {
  public static final Timeouts STANDARD =
      new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
}
