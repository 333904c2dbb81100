package app.dangol.launch.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether this machine's clock is right, as far as the build and the hub can tell. */
final class ClockCheck implements Check {
  /** The age at which a signed code counts as copied; a clock that far off refuses good ones. */
  private static final Duration MOST = Duration.ofSeconds(120);

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx '['VV']'", Locale.ROOT);
  private static final String CURE =
      "Run `sudo timedatectl set-ntp true`, or set the clock by hand";

  private final Clock clock;
  private final Instant built;
  private final Supplier<Optional<Duration>> aheadOfHub;

  /**
   * @param aheadOfHub how far the clock is ahead of the hub's; empty if that is not known
   */
  ClockCheck(Clock clock, Instant built, Supplier<Optional<Duration>> aheadOfHub) {
    this.clock = clock;
    this.built = built;
    this.aheadOfHub = aheadOfHub;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> look() {
    ZonedDateTime now = ZonedDateTime.now(clock);
    String shown = "it is " + SHOWN.format(now);
    if (now.toInstant().isBefore(built)) {
      return List.of(
          Finding.failed(
              shown + ", before this program was built (" + built + ")",
              CURE + "; a clock that falls back after a power cut needs a new battery."));
    }
    Optional<Duration> ahead = aheadOfHub.get();
    if (ahead.isEmpty()) {
      return List.of(Finding.ok(shown + "; not compared with a hub"));
    }
    Duration off = ahead.get();
    String compared =
        shown
            + ", "
            + Words.duration(off)
            + (off.isNegative() ? " behind the hub" : " ahead of the hub");
    return List.of(
        off.abs().compareTo(MOST) > 0
            ? Finding.failed(compared, CURE + "; if this clock is right, do it on the hub.")
            : Finding.ok(compared));
  }
}
