package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.Item;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Vendure's rows are here.
 *
 * @param leftOut rows with a value nobody can use
 */
record Mapped(List<Item> items, int leftOut) {
  static final Mapped NOTHING = new Mapped(List.of(), 0);
  static final Mapped LEFT_OUT = new Mapped(List.of(), 1);

  Mapped {
    items = List.copyOf(items);
  }

  static Mapped of(List<Item> items) {
    return new Mapped(items, 0);
  }

  Mapped plus(Mapped other) {
    return new Mapped(
        Stream.concat(items.stream(), other.items.stream()).toList(), leftOut + other.leftOut);
  }
}
