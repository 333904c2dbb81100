package app.dangol.wire;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds one record. A component that is not {@link Nullable} must be present and not null; a null
 * one is left out when written. A field the record does not know goes into its component of type
 * {@link Further}; without one it is skipped.
 */
final class RecordAdapter<T extends Record> extends TypeAdapter<T> {
  private record Field(
      String name, int index, boolean nullable, RecordComponent component, TypeAdapter<?> adapter) {

    boolean isFurther() {
      return component.getType() == Further.class;
    }

    @Nullable Object read(JsonReader in) throws IOException {
      if (in.peek() != JsonToken.NULL) {
        return adapter.read(in);
      }
      in.nextNull();
      return null;
    }

    @SuppressWarnings("unchecked") // the adapter was made for this component's type
    void write(JsonWriter out, Object value) throws IOException {
      ((TypeAdapter<Object>) adapter).write(out, value);
    }
  }

  private final Class<T> type;
  private final Constructor<T> constructor;
  private final List<Field> fields;
  private final Map<String, Field> byName = new HashMap<>();
  private final StrictObjects anything = new StrictObjects();
  private final @Nullable Field further;

  private RecordAdapter(Class<T> type, Constructor<T> constructor, List<Field> fields) {
    this.type = type;
    this.constructor = constructor;
    this.fields = fields;
    this.further = fields.stream().filter(Field::isFurther).findFirst().orElse(null);
    fields.stream().filter(f -> !f.isFurther()).forEach(f -> byName.put(f.name(), f));
  }

  static <T extends Record> RecordAdapter<T> of(Gson gson, Class<T> type) {
    List<Field> fields = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      SerializedName given = component.getAccessor().getAnnotation(SerializedName.class);
      component.getAccessor().setAccessible(true);
      types.add(component.getType());
      fields.add(
          new Field(
              given == null ? component.getName() : given.value(),
              fields.size(),
              component.getAnnotatedType().isAnnotationPresent(Nullable.class),
              component,
              adapterOf(component, gson)));
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new RecordAdapter<>(type, constructor, fields);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record has no canonical constructor", e);
    }
  }

  private static TypeAdapter<?> adapterOf(RecordComponent component, Gson gson) {
    // Gson lets nobody register an adapter for its own tree types.
    return component.getType() == JsonObject.class
        ? new StrictObjects()
        : gson.getAdapter(TypeToken.get(component.getGenericType()));
  }

  @Override
  public T read(JsonReader in) throws IOException {
    StrictScalars.require(in, JsonToken.BEGIN_OBJECT);
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    boolean[] seen = new boolean[fields.size()];
    Map<String, JsonElement> unknown = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      Field field = byName.get(name);
      if (field == null && further == null) {
        in.skipValue();
      } else if (field == null) {
        if (unknown.put(name, anything.value(in)) != null) {
          throw new WireFormatException("a name stands twice at " + in.getPath());
        }
      } else if (seen[field.index()]) {
        throw new WireFormatException("'" + field.name() + "' stands twice at " + in.getPath());
      } else {
        seen[field.index()] = true;
        values[field.index()] = field.read(in);
      }
    }
    in.endObject();
    if (further != null) {
      values[further.index()] = unknown.isEmpty() ? Further.NONE : new Further(unknown);
    }
    for (Field field : fields) {
      if (values[field.index()] == null && !field.nullable()) {
        throw new WireFormatException(
            "'" + field.name() + "' of " + type.getSimpleName() + " is missing at " + in.getPath());
      }
    }
    return create(values, in);
  }

  private T create(@Nullable Object[] values, JsonReader in) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      // The record's own check; its cause may quote the value, so only the place is told.
      throw new WireFormatException(
          type.getSimpleName() + " refuses its values at " + in.getPath());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  @Override
  public void write(JsonWriter out, T value) throws IOException {
    out.beginObject();
    for (Field field : fields) {
      Object component = get(field, value);
      if (component instanceof Further more) {
        write(out, more);
      } else if (component != null) {
        out.name(field.name());
        field.write(out, component);
      }
    }
    out.endObject();
  }

  private void write(JsonWriter out, Further more) throws IOException {
    for (Map.Entry<String, JsonElement> field : more.fields().entrySet()) {
      out.name(field.getKey());
      anything.write(out, field.getValue());
    }
  }

  private static @Nullable Object get(Field field, Object value) {
    try {
      return field.component().getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read '" + field.name() + "'", e);
    }
  }
}
