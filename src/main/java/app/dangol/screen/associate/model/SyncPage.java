package app.dangol.screen.associate.model;

import app.dangol.id.OpId;
import java.util.List;

/**
 * How the tablet stands with the hub, in words.
 *
 * @param state a sentence
 * @param waiting how much is still to be sent; blank for nothing
 * @param refused what needs somebody's decision
 * @param failure why it could not be looked at; blank if it could
 */
public record SyncPage(
    String state, String waiting, List<Part> parts, List<Refused> refused, String failure) {
  public SyncPage {
    parts = List.copyOf(parts);
    refused = List.copyOf(refused);
  }

  /** One part of the copy: its name, how much it is, and how old. */
  public record Part(String name, String rows, String age) {}

  /**
   * Something the hub did not take.
   *
   * @param what such as "Note · 김*은"
   * @param when and by whom
   * @param why in a sentence
   * @param fields what was written here and, of a conflict, what stands at the hub
   * @param again what the button says that sends it once more; blank where that is of no use
   * @param drop what the button says that gives it up
   */
  public record Refused(
      OpId id,
      String what,
      String when,
      String why,
      List<Field> fields,
      String again,
      String drop) {
    public Refused {
      fields = List.copyOf(fields);
    }

    /** Without the words, which are personal. */
    @Override
    public String toString() {
      return "Refused[" + id + "]";
    }
  }

  /**
   * A field on both sides.
   *
   * @param name blank where the words need none
   * @param theirs blank unless both changed it
   */
  public record Field(String name, String mine, String theirs) {
    @Override
    public String toString() {
      return "Field[" + name + "]";
    }
  }
}
