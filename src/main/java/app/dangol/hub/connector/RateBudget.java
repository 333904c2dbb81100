package app.dangol.hub.connector;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many requests a shop system may get: a bucket of tokens that fills at a steady rate. Safe for
 * several threads.
 */
public final class RateBudget {
  /** How a thread waits; a test's does not. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private double tokens;
  private long filledAt;

  /**
   * @param perSecond requests in the long run
   * @param burst how many may come at once after a rest, at least 1
   * @param nanoTime as {@link System#nanoTime}
   */
  public RateBudget(double perSecond, int burst, LongSupplier nanoTime, Sleeper sleeper) {
    if (!(perSecond > 0) || burst < 1) {
      throw new IllegalArgumentException("a budget must allow something");
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.tokens = burst;
    this.filledAt = nanoTime.getAsLong();
  }

  /** A budget by the machine's clock, with bursts of two seconds' worth. */
  public static RateBudget of(double perSecond) {
    int burst = Math.max(1, (int) Math.ceil(2 * perSecond));
    return new RateBudget(perSecond, burst, System::nanoTime, Thread::sleep);
  }

  /**
   * Waits until another request may be sent.
   *
   * @throws ConnectorException UNREACHABLE if the thread is interrupted meanwhile
   */
  public void take() {
    Duration wait = book();
    if (wait.isZero()) {
      return;
    }
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(
          ConnectorException.Kind.UNREACHABLE, "interrupted while waiting to ask", e);
    }
  }

  /** Books a token, which may still have to be filled in, and says when it will be. */
  private synchronized Duration book() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    tokens -= 1;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * NANOS));
  }
}
