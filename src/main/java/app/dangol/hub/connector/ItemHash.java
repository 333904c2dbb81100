package app.dangol.hub.connector;

import app.dangol.hub.intake.Incoming;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A hash over what an item tells, by which the same content is known when it comes again. The
 * moment at which it was told is left out, or nothing would ever be the same.
 */
final class ItemHash {
  private static final Set<String> MOMENTS =
      Set.of("Price.asOf", "Stock.asOf", "Loyalty.asOf", "Cart.at", "Wishes.at", "Basis.at");

  /** In front of figures: has them told once more to a hub that did not note who tells them. */
  private static final String READER_NOTED = "reader noted;";

  private ItemHash() {}

  /** Hex SHA-256. */
  static String of(List<Incoming> rows) {
    StringBuilder text = new StringBuilder();
    if (rows.stream().anyMatch(ItemHash::isFigure)) {
      text.append(READER_NOTED);
    }
    add(rows, text);
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isFigure(Incoming row) {
    return row instanceof Incoming.Price || row instanceof Incoming.Stock;
  }

  private static void add(Object value, StringBuilder text) {
    if (value instanceof Optional<?> maybe) {
      text.append(maybe.isPresent() ? '+' : '-');
      maybe.ifPresent(held -> add(held, text));
    } else if (value instanceof List<?> list) {
      text.append(list.size()).append('[');
      list.forEach(held -> add(held, text));
    } else if (value instanceof Record holder) {
      addRecord(holder, text);
    } else {
      // The length in front, so that no text can look like two.
      String plain = value.toString();
      text.append(plain.length()).append(':').append(plain);
    }
  }

  private static void addRecord(Record holder, StringBuilder text) {
    String type = holder.getClass().getSimpleName();
    text.append(type).append('{');
    for (RecordComponent component : holder.getClass().getRecordComponents()) {
      if (!MOMENTS.contains(type + "." + component.getName())) {
        add(read(component, holder), text);
      }
    }
  }

  private static Object read(RecordComponent component, Record holder) {
    try {
      return component.getAccessor().invoke(holder);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read '" + component.getName() + "'", e);
    }
  }
}
