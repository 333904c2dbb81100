package app.dangol.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the contract's JSON. Only documents of RFC 8259 are read: UTF-8 without a byte
 * order mark, one value and nothing after it, at most {@link #MAX_DEPTH} levels. Reading into a
 * record also asks for I-JSON (RFC 7493): no name twice in one object, no half surrogate pairs.
 * Fields a record does not know are skipped, or kept aside by one with a {@link Further}, so that
 * an older device can read a newer hub. Pure functions; safe on any thread.
 */
public final class StrictJson {
  /** Deepest nesting of arrays and objects. */
  public static final int MAX_DEPTH = 64;

  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .disableHtmlEscaping()
          .registerTypeAdapter(String.class, new StrictScalars.Text())
          .registerTypeAdapter(int.class, new StrictScalars.Whole())
          .registerTypeAdapter(long.class, new StrictScalars.Long64())
          .registerTypeAdapter(boolean.class, new StrictScalars.Bool())
          .registerTypeAdapter(Boolean.class, new StrictScalars.Bool())
          .registerTypeAdapter(Long.class, new StrictScalars.Long64())
          .registerTypeAdapter(RowData.class, new RowDataAdapter())
          .registerTypeAdapterFactory(new RecordAdapters())
          .create();

  private StrictJson() {}

  /**
   * Reads any one JSON document; names may repeat, the last one counts.
   *
   * @throws WireFormatException if the bytes are anything else
   */
  public static JsonElement parse(byte[] utf8) {
    return read(text(utf8), GSON.getAdapter(JsonElement.class));
  }

  /**
   * Reads one document into a record of this package.
   *
   * @throws WireFormatException if it is malformed, or lacks a field that may not be null
   */
  public static <T> T read(byte[] utf8, Class<T> type) {
    return read(text(utf8), GSON.getAdapter(type));
  }

  /** As {@link #read(byte[], Class)}, from text. */
  public static <T> T read(String json, Class<T> type) {
    return read(json, GSON.getAdapter(type));
  }

  /** Maps an object already read, into its record. */
  public static <T> T fromTree(JsonObject tree, Class<T> type) {
    try {
      return required(GSON.getAdapter(type).fromJsonTree(tree));
    } catch (JsonParseException | IllegalStateException e) {
      throw new WireFormatException("not a " + type.getSimpleName(), e);
    }
  }

  /** The record as an object. */
  public static JsonObject toTree(Object value) {
    return GSON.toJsonTree(value).getAsJsonObject();
  }

  /** The record, or JSON element, as compact text; null fields are left out. */
  public static String write(Object value) {
    return GSON.toJson(value);
  }

  /**
   * Decodes UTF-8 and refuses what is not.
   *
   * @throws WireFormatException at the first byte that is out of place
   */
  static String text(byte[] utf8) {
    if (isAscii(utf8)) {
      return new String(utf8, StandardCharsets.US_ASCII);
    }
    try {
      CharBuffer chars =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8));
      return chars.toString();
    } catch (CharacterCodingException e) {
      throw new WireFormatException("not UTF-8", e);
    }
  }

  /** Most rows hold nothing else, and for them decoding costs as much as reading. */
  private static boolean isAscii(byte[] utf8) {
    for (byte each : utf8) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  /** A reader that accepts RFC 8259 and nothing else. */
  static JsonReader strictReader(String json) {
    if (json.startsWith("\uFEFF")) {
      throw new WireFormatException("JSON text begins with a byte order mark");
    }
    return strictReader(new StringReader(json), MAX_DEPTH);
  }

  /** As {@link #strictReader(String)}, of text in which a byte order mark cannot stand first. */
  static JsonReader strictReader(Reader json, int maxDepth) {
    JsonReader reader = new JsonReader(json);
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(maxDepth);
    return reader;
  }

  private static <T> T read(String json, TypeAdapter<T> adapter) {
    JsonReader reader = strictReader(json);
    try {
      T value = required(adapter.read(reader));
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new WireFormatException("more than one JSON value");
      }
      return value;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new WireFormatException(
          "not strict JSON at character " + reader.getCharacterOffset(), e);
    }
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new WireFormatException("null instead of a JSON value");
    }
    return value;
  }
}
