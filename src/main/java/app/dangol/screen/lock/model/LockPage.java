package app.dangol.screen.lock.model;

import app.dangol.id.StaffId;
import java.util.List;
import java.util.Optional;

/**
 * The lock screen in words.
 *
 * @param what a line under the title; there if nobody can sign in here
 * @param notice what whoever comes has to know first
 * @param hint the demo's PIN in words
 * @param pad empty until somebody has said who they are
 */
public record LockPage(
    String title,
    Optional<String> what,
    Optional<String> notice,
    Optional<String> hint,
    List<Tile> people,
    Optional<Pad> pad) {
  public LockPage {
    people = List.copyOf(people);
  }

  /**
   * Somebody who can sign in.
   *
   * @param note why they cannot just now; blank if they can
   */
  public record Tile(StaffId id, String name, String note, boolean selected) {
    /** What a screen reader says. */
    public String spoken() {
      return note.isEmpty() ? name : name + ", " + note;
    }

    /** The initial on their disc. */
    public String initial() {
      return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    /** Without the name. */
    @Override
    public String toString() {
      return "Tile[" + id + "]";
    }
  }

  /**
   * What is asked of them.
   *
   * @param words what came of the last try, or how long to wait; blank for nothing
   * @param bad whether that is bad news
   * @param open whether digits are taken
   * @param helpers managers who can let them try again
   */
  public record Pad(String title, String words, boolean bad, boolean open, List<Tile> helpers) {
    public Pad {
      helpers = List.copyOf(helpers);
    }
  }
}
