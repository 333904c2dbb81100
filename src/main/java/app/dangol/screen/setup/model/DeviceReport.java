package app.dangol.screen.setup.model;

import app.dangol.failure.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One configured reader at a moment.
 *
 * @param name what the configuration calls it
 * @param driver the driver's name for people
 * @param documentedOnly the driver was made from documents and never met the device
 * @param port the path it is opened by
 * @param code the failure's code, where there is one
 * @param since when this health began
 * @param seen the newest units, newest first
 */
public record DeviceReport(
    String name,
    Kind kind,
    String driver,
    boolean documentedOnly,
    String port,
    Health health,
    Optional<ErrorCode> code,
    Instant since,
    Counts counts,
    List<SeenUnit> seen) {
  public DeviceReport {
    seen = List.copyOf(seen);
  }

  /** What comes from it. */
  public enum Kind {
    /** Bytes over a serial line. */
    SERIAL,
    /** Pictures. */
    CAMERA
  }

  /** Whether it works, and why not. */
  public enum Health {
    /** Not tried yet, or stopped. */
    STARTING,
    WORKING,
    /** It is open and was asked something, but says nothing. */
    NO_ANSWER,
    /** Nothing of that name is plugged in, and nothing was. */
    NOT_THERE,
    /** It was open and has gone. */
    GONE,
    /** Another program has it. */
    BUSY,
    /** This user may not open it. */
    NO_RIGHTS,
    /** It cannot be opened for another reason. */
    FAILED,
    /** The running app has it, so that nothing is opened here. */
    HELD
  }

  /**
   * Since the start or the last clearing.
   *
   * @param bytes received
   * @param frames complete units, those refused for their meaning included
   * @param read complete units that were not refused
   * @param refusedBy how many were refused for which reason; no entry is zero
   * @param remarks words of the device about itself
   * @param reconnects how often it came back
   * @param lastFrame when the last complete unit came
   */
  public record Counts(
      long bytes,
      long frames,
      long read,
      Map<Refusal, Long> refusedBy,
      long remarks,
      long reconnects,
      Optional<Instant> lastFrame) {
    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, Map.of(), 0, 0, Optional.empty());

    public Counts {
      refusedBy = Map.copyOf(refusedBy);
    }

    /** Refused for any reason. */
    public long refused() {
      return refusedBy.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
