package app.dangol.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * The identifier of one call for somebody of the shop: a UUIDv7 (RFC 9562 §5.7), made where the
 * call is made.
 *
 * @param value the UUID
 */
public record HelpCallId(UUID value) implements Comparable<HelpCallId> {
  /** A new id, unique and later than all earlier ones of this process. */
  public static HelpCallId create() {
    return new HelpCallId(UuidCreator.getTimeOrderedEpoch());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if it is not a UUID
   */
  public static HelpCallId parse(String text) {
    return new HelpCallId(UUID.fromString(text));
  }

  @Override
  public int compareTo(HelpCallId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
