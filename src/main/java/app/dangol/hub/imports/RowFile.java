package app.dangol.hub.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows: which form it has, and whether it is UTF-8. Other encodings are refused before
 * the first row is taken and not guessed at: a wrong guess would put wrong names before customers.
 */
public final class RowFile implements AutoCloseable {
  private static final int BLOCK = 64 << 10;

  private final Reader text;
  private final RowReader rows;
  private final ScatteredIds scattered;

  private RowFile(Reader text, RowReader rows, ScatteredIds scattered) {
    this.text = text;
    this.rows = rows;
    this.scattered = scattered;
  }

  /**
   * Opens a file, and reads ahead what must be known before its first row is taken. Blocks.
   *
   * @throws IOException if it cannot be read
   */
  public static RowFile open(ImportKind kind, Path file) throws IOException {
    Optional<RowLine.Broken> encoding = findBadEncoding(file);
    if (encoding.isPresent()) {
      return new RowFile(Reader.nullReader(), new OneBroken(encoding.get()), ScatteredIds.none());
    }
    ScatteredIds scattered = ScatteredIds.none();
    if (kind.whole().isPresent()) {
      try (Reader ahead = withoutMark(Files.newInputStream(file))) {
        scattered = ScatteredIds.find(kind, reader(kind, file, ahead));
      }
    }
    Reader text = withoutMark(Files.newInputStream(file));
    return new RowFile(text, reader(kind, file, text), scattered);
  }

  private static RowReader reader(ImportKind kind, Path file, Reader text) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean json =
        name.endsWith(".ndjson")
            || name.endsWith(".jsonl")
            || (!name.endsWith(".csv") && beginsWithBrace(text));
    return json ? new NdjsonRows(kind, text) : new CsvRows(kind, text);
  }

  /** NDJSON that is already text. */
  public static RowReader ndjson(ImportKind kind, Reader text) {
    return new NdjsonRows(kind, text);
  }

  public RowReader rows() {
    return rows;
  }

  ScatteredIds scattered() {
    return scattered;
  }

  private static Reader withoutMark(InputStream in) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BLOCK);
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    return text;
  }

  private static boolean beginsWithBrace(Reader text) throws IOException {
    text.mark(1);
    int first = text.read();
    text.reset();
    return first == '{';
  }

  /** Where the first byte stands that is no UTF-8, by its line. */
  private static Optional<RowLine.Broken> findBadEncoding(Path file) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
    CharBuffer chars = CharBuffer.allocate(BLOCK);
    long line = 1;
    try (InputStream in = Files.newInputStream(file)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        bytes.compact();
        chars.flip();
        line += chars.chars().filter(c -> c == '\n').count();
        chars.clear();
        if (result.isError()) {
          return Optional.of(
              new RowLine.Broken(
                  line,
                  "not_utf8",
                  "the file is not UTF-8 in this line; save it as \"CSV UTF-8\" (a file in EUC-KR"
                      + " or CP949 must be converted first)",
                  true));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static final class OneBroken implements RowReader {
    private RowLine.@Nullable Broken row;

    OneBroken(RowLine.Broken row) {
      this.row = row;
    }

    @Override
    public Optional<RowLine> next() {
      Optional<RowLine> only = Optional.ofNullable(row);
      row = null;
      return only;
    }

    @Override
    public Set<String> unknownColumns() {
      return Set.of();
    }
  }
}
