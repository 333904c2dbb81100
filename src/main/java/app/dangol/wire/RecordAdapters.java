package app.dangol.wire;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the strict adapter for records, lists and enums; Gson's own ones leave a missing field
 * null and turn a word they do not know into null.
 */
final class RecordAdapters implements TypeAdapterFactory {
  @Override
  @SuppressWarnings("unchecked") // the type token says what the adapter is for
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<? super T> raw = type.getRawType();
    if (raw.isRecord()) {
      return (TypeAdapter<T>) RecordAdapter.of(gson, raw.asSubclass(Record.class));
    }
    if (raw == List.class && type.getType() instanceof ParameterizedType list) {
      TypeToken<?> element = TypeToken.get(list.getActualTypeArguments()[0]);
      return (TypeAdapter<T>) new ListAdapter<>(gson.getAdapter(element));
    }
    return raw.isEnum() ? (TypeAdapter<T>) EnumAdapter.of(raw) : null;
  }

  /** A list without nulls in it. */
  private static final class ListAdapter<E> extends TypeAdapter<List<E>> {
    private final TypeAdapter<E> element;

    ListAdapter(TypeAdapter<E> element) {
      this.element = element;
    }

    @Override
    public List<E> read(JsonReader in) throws IOException {
      StrictScalars.require(in, JsonToken.BEGIN_ARRAY);
      List<E> list = new ArrayList<>();
      in.beginArray();
      while (in.hasNext()) {
        if (in.peek() == JsonToken.NULL) {
          throw new WireFormatException("null in a list at " + in.getPath());
        }
        list.add(element.read(in));
      }
      in.endArray();
      return List.copyOf(list);
    }

    @Override
    public void write(JsonWriter out, List<E> value) throws IOException {
      out.beginArray();
      for (E e : value) {
        element.write(out, e);
      }
      out.endArray();
    }
  }

  /** One of the contract's words. */
  private static final class EnumAdapter extends TypeAdapter<Enum<?>> {
    private final Map<String, Enum<?>> byWord = new HashMap<>();
    private final Map<Enum<?>, String> words = new HashMap<>();

    static EnumAdapter of(Class<?> type) {
      EnumAdapter adapter = new EnumAdapter();
      for (Object constant : type.getEnumConstants()) {
        Enum<?> value = (Enum<?>) constant;
        adapter.words.put(value, wordOf(type, value));
        adapter.byWord.put(wordOf(type, value), value);
      }
      return adapter;
    }

    private static String wordOf(Class<?> type, Enum<?> value) {
      try {
        SerializedName given = type.getField(value.name()).getAnnotation(SerializedName.class);
        return given == null ? value.name() : given.value();
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("an enum constant has no field", e);
      }
    }

    @Override
    public Enum<?> read(JsonReader in) throws IOException {
      StrictScalars.require(in, JsonToken.STRING);
      String where = in.getPath();
      Enum<?> value = byWord.get(in.nextString());
      if (value == null) {
        throw new WireFormatException("a word outside the contract at " + where);
      }
      return value;
    }

    @Override
    public void write(JsonWriter out, Enum<?> value) throws IOException {
      out.value(words.get(value));
    }
  }
}
