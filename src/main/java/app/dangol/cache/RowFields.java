package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.wire.Row;
import app.dangol.wire.RowData;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row's record strictly: a field that is missing or of another type makes the page
 * malformed. Messages name the field and never its value.
 */
final class RowFields {
  private static final int MAX_ID = 128;

  private final String entity;
  private final RowData data;

  RowFields(String entity, RowData data) {
    this.entity = entity;
    this.data = data;
  }

  RowFields(String entity, JsonObject data) {
    this(entity, RowData.of(data));
  }

  static RowFields of(Row row) {
    RowData data = row.data();
    if (data == null) {
      throw malformed(row.entity(), "a tombstone has no record");
    }
    return new RowFields(row.entity(), data);
  }

  /** A text, maybe blank. */
  String text(String name) {
    String value = data.text(name);
    if (value == null) {
      throw malformed(entity, name + " is no text");
    }
    return value;
  }

  /** A text, or empty where the field is missing or null. */
  Optional<String> optionalText(String name) {
    return isAbsent(name) ? Optional.empty() : Optional.of(text(name));
  }

  /** An identifier: 1 to 128 characters, not blank. */
  String id(String name) {
    String value = text(name);
    if (value.isBlank() || value.length() > MAX_ID) {
      throw malformed(entity, name + " is no identifier");
    }
    return value;
  }

  /** A whole number. */
  long whole(String name) {
    Long plain = data.plainNumber(name);
    if (plain != null) {
      return plain;
    }
    JsonElement value = data.get(name);
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        return Long.parseLong(primitive.getAsString());
      } catch (NumberFormatException e) {
        throw malformed(entity, name + " is no whole number");
      }
    }
    throw malformed(entity, name + " is no number");
  }

  /** A whole number, or null where the field is missing or null. */
  @Nullable Long optionalWhole(String name) {
    return isAbsent(name) ? null : whole(name);
  }

  /** True or false. */
  boolean flag(String name) {
    if (data.get(name) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw malformed(entity, name + " is neither true nor false");
  }

  /** A currency's code in ISO 4217. */
  String currency(String name) {
    String code = text(name);
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw malformed(entity, name + " is not in ISO 4217");
    }
  }

  /** A currency's code, or null where the field is missing or null. */
  @Nullable String optionalCurrency(String name) {
    return isAbsent(name) ? null : currency(name);
  }

  /** A date as {@link #date}, or null where the field is missing or null. */
  @Nullable String optionalDate(String name) {
    return isAbsent(name) ? null : date(name);
  }

  /** An object, or empty where the field is missing or null. */
  Optional<RowFields> optionalObject(String name) {
    return isAbsent(name) ? Optional.empty() : Optional.of(object(name));
  }

  private boolean isAbsent(String name) {
    return data.isAbsent(name);
  }

  /** A whole number of 32 bits. */
  int integer(String name) {
    long value = whole(name);
    if (value != (int) value) {
      throw malformed(entity, name + " is out of range");
    }
    return (int) value;
  }

  /** An ISO-8601 instant, in milliseconds since 1970. */
  long instant(String name) {
    return instantOf(entity, text(name));
  }

  /** An ISO-8601 date, as it stands. */
  String date(String name) {
    String value = text(name);
    try {
      LocalDate.parse(value);
      return value;
    } catch (DateTimeException e) {
      throw malformed(entity, name + " is no date");
    }
  }

  RowFields object(String name) {
    if (data.get(name) instanceof JsonObject inner) {
      return new RowFields(entity, inner);
    }
    throw malformed(entity, name + " is no object");
  }

  JsonArray array(String name) {
    if (data.get(name) instanceof JsonArray inner) {
      return inner;
    }
    throw malformed(entity, name + " is no array");
  }

  String string(@Nullable JsonElement value, String name) {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw malformed(entity, name + " is no text");
  }

  /** Everything the record holds, as an object of its own. */
  JsonObject toTree() {
    return data.toTree();
  }

  /** Refuses the row unless its key is what its record says. */
  void requireKey(boolean agrees) {
    if (!agrees) {
      throw malformed(entity, "key and record do not agree");
    }
  }

  static long instantOf(String entity, String text) {
    long plain = PlainInstant.millis(text);
    if (plain != PlainInstant.OTHER) {
      return plain;
    }
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw malformed(entity, "a time is no ISO-8601 instant");
    }
  }

  static DangolException malformed(String entity, String what) {
    return new DangolException(ErrorCode.HUB_03, "malformed " + entity + " row: " + what);
  }
}
