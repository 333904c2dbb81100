package app.dangol.hub.model.data;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads a JSON file, packed or not, from front to back, and strictly. */
final class JsonFile {
  private static final int BUFFER = 1 << 16;

  /** Of users, of baskets, of items. */
  private static final int DEEPEST = 4;

  private static final Pattern PATH = Pattern.compile("[,;]? ?(at )?path \\S*");

  private JsonFile() {}

  /** Reads one value from a document. */
  @FunctionalInterface
  interface Work<T> {
    T read(JsonReader in) throws IOException;
  }

  /**
   * @param seen also gets the file's bytes as they lie there
   * @throws DangolException if the file cannot be read or is not as expected
   */
  static <T> T read(Path file, MessageDigest seen, Work<T> work) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        InputStream digested = new DigestInputStream(bytes, seen);
        InputStream plain =
            file.toString().endsWith(".gz") ? new GZIPInputStream(digested, BUFFER) : digested;
        Reader text =
            new InputStreamReader(
                plain,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        JsonReader in = new JsonReader(text)) {
      in.setStrictness(Strictness.STRICT);
      in.setNestingLimit(DEEPEST);
      T value = work.read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("something follows the document");
      }
      return value;
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException bad) {
      throw new DangolException(
          ErrorCode.MODEL_02, "cannot read " + file + ": " + withoutPath(bad), null);
    }
  }

  /** The place in the document by line and column: its path would name a user. */
  private static String withoutPath(Exception bad) {
    if (bad instanceof NumberFormatException) {
      return "something else where a whole number should be";
    }
    String message = String.valueOf(bad.getMessage());
    return PATH.matcher(message).replaceAll("").lines().findFirst().orElse("");
  }

  /** A list of numbers from 0 to below a bound, each kept once, in the order they stand. */
  static int[] numbers(JsonReader in, int below) throws IOException {
    int[] numbers = new int[8];
    int size = 0;
    in.beginArray();
    while (in.hasNext()) {
      int number = in.nextInt();
      if (number < 0 || number >= below) {
        throw new IOException("a number outside 0 to " + (below - 1));
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size] = number;
      size++;
    }
    in.endArray();
    return distinct(numbers, size);
  }

  private static int[] distinct(int[] numbers, int size) {
    return Arrays.stream(numbers, 0, size).distinct().toArray();
  }
}
