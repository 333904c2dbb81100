package app.dangol.hub.connector;

import java.util.List;
import java.util.Optional;

/** One way of reading a part of a shop system, with a cursor of its own. */
public interface Feed {
  /** Stable, for the cursor is kept under it. */
  String name();

  /**
   * Begins to read.
   *
   * @param cursor what the last page taken said; empty the first time
   */
  Pages open(Optional<String> cursor);

  /** The pages of one reading; each is asked for once the one before is kept. */
  interface Pages {
    Page next();
  }

  /**
   * A page.
   *
   * @param cursor where to go on if nothing after this page is ever kept
   * @param more whether another page is to be read now
   * @param whole whether, with this page, everything has been read since the last one of which this
   *     was said: of a feed of changes at its end, of a round with its last page
   * @param leftOut what was read and is no item, because it cannot be mapped; a reading with such a
   *     page proves nothing
   */
  record Page(List<Item> items, String cursor, boolean more, boolean whole, int leftOut) {
    public Page {
      items = List.copyOf(items);
    }

    /** Of a feed that is always read to its end. */
    public Page(List<Item> items, String cursor, boolean more) {
      this(items, cursor, more, !more, 0);
    }
  }
}
