package app.dangol.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a file in UTF-8, without the byte order mark that editors of Windows put at its
 * start. Of a line that is too long only as much is kept as shows that. For one thread.
 */
final class InputLines implements AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader in;
  private final int longest;
  private int number;

  private InputLines(BufferedReader in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * @param file its path; {@code -} is standard input
   * @param longest characters of a line; a longer one comes with one character more
   */
  static InputLines open(String file, int longest) throws IOException {
    return new InputLines(
        new BufferedReader(
            new InputStreamReader(
                file.equals("-") ? System.in : Files.newInputStream(Path.of(file)),
                StandardCharsets.UTF_8)),
        longest);
  }

  /** The next line, without its line feed; empty at the end. */
  Optional<String> next() throws IOException {
    int c = in.read();
    if (number == 0 && c == BYTE_ORDER_MARK) {
      c = in.read();
    }
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    StringBuilder line = new StringBuilder();
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() <= longest) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString());
  }

  /** Of the line that was last read; the first is 1. */
  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
