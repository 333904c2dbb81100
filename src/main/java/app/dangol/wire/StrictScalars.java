package app.dangol.wire;

import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Scalars that take their own JSON type only; by default Gson reads {@code "5"} as a number. */
final class StrictScalars {
  private StrictScalars() {}

  /** Refuses any other token, naming the place and never the value. */
  static void require(JsonReader in, JsonToken wanted) throws IOException {
    JsonToken found = in.peek();
    if (found != wanted) {
      throw new WireFormatException(wanted + " expected, not " + found + ", at " + in.getPath());
    }
  }

  static final class Text extends TypeAdapter<String> {
    @Override
    public String read(JsonReader in) throws IOException {
      require(in, JsonToken.STRING);
      return next(in);
    }

    /** Reads what is known to be a text. */
    String next(JsonReader in) throws IOException {
      String value = in.nextString();
      // A strict reader has looked already.
      if (in.getStrictness() != Strictness.STRICT && hasHalfPair(value)) {
        throw new WireFormatException("half a surrogate pair at " + in.getPath());
      }
      return value;
    }

    @Override
    public void write(JsonWriter out, String value) throws IOException {
      out.value(value);
    }

    /** Such text has no UTF-8 form: it would change on its way through a file. */
    private static boolean hasHalfPair(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else if (Character.isSurrogate(c)) {
          return true;
        }
      }
      return false;
    }
  }

  static final class Long64 extends TypeAdapter<Long> {
    @Override
    public Long read(JsonReader in) throws IOException {
      require(in, JsonToken.NUMBER);
      try {
        return in.nextLong();
      } catch (NumberFormatException e) {
        // Not passed on as a cause: its text holds the value.
        throw new WireFormatException("not a whole number of 64 bits at " + in.getPath());
      }
    }

    @Override
    public void write(JsonWriter out, Long value) throws IOException {
      out.value(value);
    }
  }

  static final class Whole extends TypeAdapter<Integer> {
    private final Long64 wide = new Long64();

    @Override
    public Integer read(JsonReader in) throws IOException {
      String where = in.getPath();
      long value = wide.read(in);
      if (value != (int) value) {
        throw new WireFormatException("not a whole number of 32 bits at " + where);
      }
      return (int) value;
    }

    @Override
    public void write(JsonWriter out, Integer value) throws IOException {
      out.value(value);
    }
  }

  static final class Bool extends TypeAdapter<Boolean> {
    @Override
    public Boolean read(JsonReader in) throws IOException {
      require(in, JsonToken.BOOLEAN);
      return in.nextBoolean();
    }

    @Override
    public void write(JsonWriter out, Boolean value) throws IOException {
      out.value(value);
    }
  }
}
