package app.dangol.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * The identifier of one task of a store: a UUIDv7 (RFC 9562 §5.7), made where the task is made.
 *
 * @param value the UUID
 */
public record TaskId(UUID value) implements Comparable<TaskId> {
  /** A new id, unique and later than all earlier ones of this process. */
  public static TaskId create() {
    return new TaskId(UuidCreator.getTimeOrderedEpoch());
  }

  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException if it is not a UUID
   */
  public static TaskId parse(String text) {
    return new TaskId(UUID.fromString(text));
  }

  @Override
  public int compareTo(TaskId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
