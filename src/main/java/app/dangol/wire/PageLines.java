package app.dangol.wire;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Gives lines of a page as the elements of one JSON array, so that one JSON reader does for a whole
 * page: making one for each of a million lines costs as much as reading them. A line is given only
 * when the reader asks for more than the lines before; who reads compares {@link #given} after each
 * element, for a line may hold what looks like two. Not safe for several threads.
 */
final class PageLines extends Reader {
  private final PageBytes page;
  private final int last;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /** The line to be given next. */
  private int next;

  private int given;
  private boolean over;

  /** What is given before the line. */
  private String before = "";

  private int beforeAt;

  /** What is left of the line: its bytes from here on, or its characters where it is not ASCII. */
  private int at;

  private int end;
  private byte[] block = new byte[0];
  private String decoded = "";
  private int decodedAt;

  /**
   * @param first the first line to be given
   * @param last the line before which this ends
   */
  PageLines(PageBytes page, int first, int last) {
    this.page = page;
    this.next = first;
    this.last = last;
  }

  /** How many lines were given, the one that is being given among them. */
  int given() {
    return given;
  }

  /**
   * @throws WireFormatException if a line is not UTF-8
   */
  @Override
  public int read(char[] target, int offset, int length) {
    if (beforeAt == before.length() && at == end && decodedAt == decoded.length() && !next()) {
      return -1;
    }
    int put = offset;
    while (beforeAt < before.length() && put < offset + length) {
      target[put++] = before.charAt(beforeAt++);
    }
    int room = offset + length - put;
    int bytes = Math.min(room, end - at);
    for (int i = 0; i < bytes; i++) {
      target[put + i] = (char) block[at + i];
    }
    at += bytes;
    put += bytes;
    int chars = Math.min(room - bytes, decoded.length() - decodedAt);
    decoded.getChars(decodedAt, decodedAt + chars, target, put);
    decodedAt += chars;
    return put + chars - offset;
  }

  /** Goes to the next line; false once the end was given. */
  private boolean next() {
    if (over) {
      return false;
    }
    if (next == last) {
      over = true;
      before(given == 0 ? "[]" : "\n]");
      return true;
    }
    // A line feed lets no text go on in the next line.
    before(given == 0 ? "[" : "\n,");
    PageBytes.Line line = page.line(next);
    block = line.block();
    at = line.begin();
    end = line.end();
    decoded = "";
    decodedAt = 0;
    if (!line.ascii()) {
      decoded = decode();
      at = end;
    }
    next++;
    given++;
    return true;
  }

  private void before(String text) {
    before = text;
    beforeAt = 0;
  }

  private String decode() {
    try {
      return decoder.decode(ByteBuffer.wrap(block, at, end - at)).toString();
    } catch (CharacterCodingException e) {
      throw new WireFormatException("not UTF-8", e);
    }
  }

  /** Does nothing: there is nothing to close. */
  @Override
  public void close() {}
}
