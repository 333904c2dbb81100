package app.dangol.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row's record: the members of one JSON object in the order in which they stand. A million of
 * them are read one after the other, each once and by one thread; a hash map apiece cost more than
 * the rest of the reading. Names differ from each other.
 */
public final class RowData {
  /** Up to here comparing with every name before is quicker than hashing. */
  private static final int FEW = 16;

  private String[] names = new String[FEW];
  private JsonElement[] values = new JsonElement[FEW];
  private int size;

  /** Where the last one was found: they are mostly asked for in the order in which they stand. */
  private int hint;

  private @Nullable Set<String> many;

  RowData() {}

  /** The members of that object, which is not copied: nobody changes it from here on. */
  public static RowData of(JsonObject object) {
    RowData data = new RowData();
    object.entrySet().forEach(each -> data.add(each.getKey(), each.getValue()));
    return data;
  }

  /**
   * Adds a member at the end.
   *
   * @return false, and nothing is added, if there is one of that name
   */
  boolean add(String name, JsonElement value) {
    if (!isNew(name)) {
      return false;
    }
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    names[size] = name;
    values[size] = value;
    size++;
    return true;
  }

  private boolean isNew(String name) {
    if (size < FEW) {
      return find(name) < 0;
    }
    if (many == null) {
      many = new HashSet<>(Arrays.asList(names).subList(0, size));
    }
    return many.add(name);
  }

  private int find(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The member's value, or null if there is no such member. */
  public @Nullable JsonElement get(String name) {
    int from = hint;
    for (int i = 0; i < size; i++) {
      int at = from + i < size ? from + i : from + i - size;
      if (names[at].equals(name)) {
        hint = at + 1 == size ? 0 : at + 1;
        return values[at];
      }
    }
    return null;
  }

  /** An object of its own with the same members. */
  public JsonObject toTree() {
    JsonObject tree = new JsonObject();
    for (int i = 0; i < size; i++) {
      tree.add(names[i], values[i].deepCopy());
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
    return "RowData[" + size + " members]";
  }
}
