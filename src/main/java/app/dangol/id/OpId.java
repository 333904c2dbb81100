package app.dangol.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * The identifier and idempotency key of one local write: a UUIDv7 (RFC 9562 §5.7), so that ids sort
 * by the time they were made.
 *
 * @param value the UUID
 */
public record OpId(UUID value) implements Comparable<OpId> {
  /** A new id, unique and later than all earlier ones of this process. */
  public static OpId create() {
    return new OpId(UuidCreator.getTimeOrderedEpoch());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if it is not a UUID
   */
  public static OpId parse(String text) {
    return new OpId(UUID.fromString(text));
  }

  @Override
  public int compareTo(OpId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
