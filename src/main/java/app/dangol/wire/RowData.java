package app.dangol.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row's record: the members of one JSON object in the order in which they stand. A million of
 * them are read one after the other, each once and by one thread, and a page of them is to stay in
 * the processor's cache: rows share the names of their members, and texts and plain whole numbers
 * are kept as such. Names differ from each other.
 */
public final class RowData {
  private final String[] names;

  /** As many as names or more; each a String, a Long, or a JsonElement for everything else. */
  private final Object[] values;

  /** Where the last one was found: they are mostly asked for in the order in which they stand. */
  private int hint;

  private RowData(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  /** The members of that object, which is not copied: nobody changes it from here on. */
  public static RowData of(JsonObject object) {
    Builder builder = new Builder(new String[0]);
    object.entrySet().forEach(each -> builder.add(each.getKey(), packed(each.getValue())));
    return builder.build();
  }

  /** The value as it is kept; a number goes out again with the digits it was written with. */
  static Object packed(JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive) || primitive.isBoolean()) {
      return value;
    }
    String characters = primitive.getAsString();
    if (primitive.isString()) {
      return characters;
    }
    return isPlain(characters) ? Long.valueOf(characters) : value;
  }

  /** Whether {@link Long#toString} gives these digits of a JSON number back. */
  private static boolean isPlain(String digits) {
    int from = digits.charAt(0) == '-' ? 1 : 0;
    // So many fit into 64 bits in any case.
    if (digits.length() - from > 18 || digits.charAt(from) == '0' && digits.length() > 1) {
      return false;
    }
    for (int i = from; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static JsonElement unpacked(Object value) {
    return switch (value) {
      case String text -> new JsonPrimitive(text);
      case Long number -> new JsonPrimitive(number);
      default -> (JsonElement) value;
    };
  }

  private @Nullable Object find(String name) {
    for (int i = hint; i < names.length; i++) {
      if (names[i].equals(name)) {
        hint = i + 1;
        return values[i];
      }
    }
    for (int i = 0; i < hint; i++) {
      if (names[i].equals(name)) {
        hint = i + 1;
        return values[i];
      }
    }
    return null;
  }

  /** The member's value, or null if there is no such member. */
  public @Nullable JsonElement get(String name) {
    Object value = find(name);
    return value == null ? null : unpacked(value);
  }

  /** Whether there is no such member, or it is null. */
  public boolean isAbsent(String name) {
    Object value = find(name);
    return value == null || value instanceof JsonNull;
  }

  /** The member's text, or null if there is no such member or it is no text. */
  public @Nullable String text(String name) {
    return find(name) instanceof String text ? text : null;
  }

  /**
   * The member's whole number, or null if there is no such member or it is none in the form {@link
   * Long#toString} gives, of 18 digits at most.
   */
  public @Nullable Long plainNumber(String name) {
    return find(name) instanceof Long number ? number : null;
  }

  /** An object of its own with the same members. */
  public JsonObject toTree() {
    JsonObject tree = new JsonObject();
    for (int i = 0; i < names.length; i++) {
      tree.add(names[i], unpacked(values[i]).deepCopy());
    }
    return tree;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowData data && toTree().equals(data.toTree());
  }

  @Override
  public int hashCode() {
    return toTree().hashCode();
  }

  /** How many members; never their values, which may be personal. */
  @Override
  public String toString() {
    return "RowData[" + names.length + " members]";
  }

  /** Puts one together. */
  static final class Builder {
    /** Up to here comparing with every name before is quicker than hashing. */
    private static final int FEW = 16;

    private String[] names;
    private Object[] values;
    private int size;

    /** Whether the names are another row's and must not be changed. */
    private boolean shared = true;

    private @Nullable Set<String> many;

    /**
     * @param likely the names of a row that may well be of the same kind; they differ from each
     *     other
     */
    Builder(String[] likely) {
      names = likely;
      values = new Object[Math.max(likely.length, 1)];
    }

    /** Whether that name stands in this place of the other row as well. */
    boolean isNext(String name) {
      return shared && size < names.length && names[size].equals(name);
    }

    /**
     * Adds a member at the end.
     *
     * @param value a String, a Long, or a JsonElement for everything else
     * @return false, and nothing is added, if there is one of that name
     */
    boolean add(String name, Object value) {
      if (!isNext(name) && !addName(name)) {
        return false;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size] = value;
      size++;
      return true;
    }

    private boolean addName(String name) {
      if (!isNew(name)) {
        return false;
      }
      if (shared || size == names.length) {
        names = Arrays.copyOf(names, Math.max(2 * size, FEW));
        shared = false;
      }
      names[size] = name;
      return true;
    }

    private boolean isNew(String name) {
      if (size < FEW) {
        for (int i = 0; i < size; i++) {
          if (names[i].equals(name)) {
            return false;
          }
        }
        return true;
      }
      if (many == null) {
        many = new HashSet<>(Arrays.asList(names).subList(0, size));
      }
      return many.add(name);
    }

    RowData build() {
      return new RowData(names(), values);
    }

    /** The names so far, for the next row. */
    String[] names() {
      if (names.length != size) {
        names = Arrays.copyOf(names, size);
      }
      return names;
    }
  }
}
