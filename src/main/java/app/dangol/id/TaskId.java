package app.dangol.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/**
 * The identifier of one task of a store, made where the task is made: a UUIDv7 (RFC 9562 §5.7), or
 * a UUIDv5 (§5.5) of what a task is for, so that whoever makes the same task gives it the same id.
 *
 * @param value the UUID
 */
public record TaskId(UUID value) implements Comparable<TaskId> {
  /** A new id, unique and later than all earlier ones of this process. */
  public static TaskId create() {
    return new TaskId(UuidCreator.getTimeOrderedEpoch());
  }

  /** What it is for stands in no other id of the program. */
  private static final UUID TASKS = UUID.fromString("6f1a3c52-8f0e-4b5d-9a43-6d1c2b7e0f94");

  /** Between the words, in none of which it can stand. */
  private static final String PARTED = "\u0000";

  /** The id of the one task that those words name, wherever it is made. */
  public static TaskId named(String... words) {
    return new TaskId(UuidCreator.getNameBasedSha1(TASKS, String.join(PARTED, words)));
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
