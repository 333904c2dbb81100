package app.dangol.trust.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks whether this device's trail is as it was written. */
public interface TrailCheck {
  /** Goes through every row. Blocks, for seconds on a trail of years; never on the FX thread. */
  Standing look();

  /** What was seen. */
  sealed interface Standing {
    /**
     * It was looked at.
     *
     * @param rows so many are as they were written
     * @param signed the newest row that was signed for the hub, and when; empty before the first
     * @param hub number of the newest row of which the hub has said to have it; empty before that
     * @param findings what is wrong; none if all is right
     */
    record Checked(
        long rows, Optional<Signed> signed, OptionalLong hub, List<AuditFinding> findings)
        implements Standing {
      public Checked {
        findings = List.copyOf(findings);
      }
    }

    /** It cannot be looked at now, or not in the time there was. */
    record Unchecked() implements Standing {}
  }

  /** A row that was signed. */
  record Signed(long seq, Instant at) {}
}
