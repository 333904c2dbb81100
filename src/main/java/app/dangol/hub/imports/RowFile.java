package app.dangol.hub.imports;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows: which form it has, and whether it is UTF-8. A file in another encoding is refused
 * before its first row is taken and not guessed at: a wrong guess would put wrong names before
 * customers.
 */
public final class RowFile implements AutoCloseable {
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
    try (Reader ahead = MarkedUtf8.open(Files.newInputStream(file))) {
      OptionalLong bad = MarkedUtf8.findOtherEncoding(ahead);
      if (bad.isPresent()) {
        return new RowFile(
            Reader.nullReader(), new OneBroken(notUtf8(bad.getAsLong())), ScatteredIds.none());
      }
    }
    ScatteredIds scattered = ScatteredIds.none();
    if (kind.whole().isPresent()) {
      try (Reader ahead = MarkedUtf8.open(Files.newInputStream(file))) {
        scattered = ScatteredIds.find(kind, reader(kind, file, ahead));
      }
    }
    Reader text = MarkedUtf8.open(Files.newInputStream(file));
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

  private static boolean beginsWithBrace(Reader text) throws IOException {
    text.mark(1);
    int first = text.read();
    text.reset();
    return first == '{';
  }

  private static RowLine.Broken notUtf8(long line) {
    return new RowLine.Broken(
        line,
        "not_utf8",
        "the file is not UTF-8, first seen in this line; save it as \"CSV UTF-8\" (a file in EUC-KR"
            + " or CP949 must be converted first)",
        true);
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
