package app.dangol.screen.associate.model;

import app.dangol.id.TaskId;
import java.util.List;

/**
 * The store's open work, in words.
 *
 * @param done some that were done, the newest first
 * @param hint what is said where nothing is open, or it could not be read; else blank
 */
public record TaskPage(List<Row> rows, List<Row> done, String hint) {
  /**
   * One task.
   *
   * @param about what kind it is, when it is due, whom it is about and who does it
   * @param late whether it should be done already
   */
  public record Row(TaskId id, String text, String about, boolean late) {
    /** Without the words. */
    @Override
    public String toString() {
      return "Row[" + id + "]";
    }
  }
}
