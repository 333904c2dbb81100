package app.dangol.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identifier and idempotency key of one local write: a UUIDv7 (RFC 9562 §5.7), so that ids sort
 * by the time they were made.
 *
 * @param value the UUID
 */
public record OpId(UUID value) implements Comparable<OpId> {
  /** As RFC 9562 §4 has it; what Java reads may have shorter groups. */
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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

  /** Reads text that somebody else sent; empty if it is no UUID in its canonical form. */
  public static Optional<OpId> find(String text) {
    return CANONICAL.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
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
