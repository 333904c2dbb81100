package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One local write as the outbox knows it, without its words.
 *
 * @param attempts how often it was put into a request
 * @param position where its effect stands in the hub's log; 0 unless applied
 * @param code the hub's word for a refusal
 */
public record OpRecord(
    OpId id,
    String type,
    CustomerId subject,
    Instant at,
    State state,
    int attempts,
    long position,
    Optional<String> code) {
  /** How far it has come. */
  public enum State {
    /** Waits for its turn. */
    QUEUED,
    /** In a request whose answer is not known yet. */
    SENDING,
    /** The hub has it. */
    APPLIED,
    /** Refused; a person must look. */
    ATTENTION;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }
}
