package app.dangol.device.camera;

import java.time.Duration;

/**
 * How long to try one picture. The count of attempts decides, so that a slow machine reads what a
 * fast one does; the time is there for pictures that make attempts dear.
 *
 * @param attempts most kinds of attempt, the cheapest ones
 * @param patience after so much of the processor's time no further attempt or candidate is begun
 */
public record ReadLimits(int attempts, Duration patience) {
  /** For a picture that will not come again. */
  public static final ReadLimits STILL = new ReadLimits(Integer.MAX_VALUE, Duration.ofSeconds(3));

  /** For one frame of a camera, after which there is another. */
  public static final ReadLimits LIVE = new ReadLimits(12, Duration.ofMillis(60));
}
