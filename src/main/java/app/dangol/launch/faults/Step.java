package app.dangol.launch.faults;

import java.util.List;
import java.util.stream.Stream;

/** Where a device is killed. */
enum Step {
  /** At any moment. */
  RANDOM(false),
  /** While a write is put into ops.db, before it is acknowledged. */
  IN_WRITE(true),
  /** When a batch is marked as being sent, before the request. */
  BEFORE_SEND(true),
  /** When the hub has answered, before its word is kept. */
  AFTER_ANSWER(true),
  /** While the hub's word is written down. */
  IN_SETTLE(true),
  /** Between the rows of a page, in its transaction. */
  IN_PAGE(true),
  /** Between two pages of the first load. */
  FIRST_LOAD(true),
  /** While rows are deleted and the log is moved into the file. */
  CHECKPOINT(false),
  /** While files of earlier versions are brought up to date. */
  MIGRATION(false),
  /** Nowhere: it reads and writes without an exchange, whatever becomes of that. */
  CALM(false),
  /** Nowhere: it holds its folder and does nothing. */
  HOLDING(false);

  /** Those at which a device is killed. */
  static final List<Step> DEADLY =
      Stream.of(values()).filter(step -> step != CALM && step != HOLDING).toList();

  /** Whether the device stands still there until it is killed; else the moment is near it. */
  private final boolean exact;

  Step(boolean exact) {
    this.exact = exact;
  }

  boolean isExact() {
    return exact;
  }
}
