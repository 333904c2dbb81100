package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import java.util.List;

/** Notes on customers: what the hub holds, overlaid with what waits here. May block. */
public interface Notes {
  /** Longest note the hub accepts, in UTF-16 units. */
  int MAX_LENGTH = 2000;

  /** All notes on that customer, newest first. */
  List<Note> list(CustomerId about);

  /**
   * Writes a note down; when this returns it is on disk and will be sent once, whatever happens.
   *
   * @throws IllegalArgumentException if the text is blank or longer than {@link #MAX_LENGTH}
   */
  OpId add(CustomerId about, StaffId author, String authorName, String text);
}
