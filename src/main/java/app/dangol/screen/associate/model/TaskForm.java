package app.dangol.screen.associate.model;

import java.util.List;

/**
 * A task that is being written down or changed: what can be chosen besides its text. Where there is
 * nothing to choose the list is empty.
 *
 * @param title new, or whose change it is
 * @param kinds keys of kinds
 * @param days ISO 8601 dates; blank for none
 * @param who staff ids; blank for anybody
 * @param about customer ids; blank for the store
 */
public record TaskForm(
    String title, List<Choice> kinds, List<Choice> days, List<Choice> who, List<Choice> about) {
  /** One of several. */
  public record Choice(String key, String words, boolean chosen) {}

  /** What was chosen of each. */
  public record Chosen(String kind, String day, String who, String about) {}

  @Override
  public String toString() {
    return "TaskForm[]";
  }
}
