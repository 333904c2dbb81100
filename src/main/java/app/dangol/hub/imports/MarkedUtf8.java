package app.dangol.hub.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * UTF-8 whose bad bytes are seen in the text: each is read as half a surrogate pair, which no UTF-8
 * can hold. So a row that has one is refused, and the rows beside it are read.
 */
final class MarkedUtf8 {
  private static final int BLOCK = 64 << 10;
  private static final String BAD = "\udc80";
  private static final int ASCII = 0x80;

  /** Fewer bad lines are damage, whatever the others hold. */
  private static final int FEWEST_BAD = 3;

  private MarkedUtf8() {}

  /** Buffered; without the byte order mark. */
  static Reader open(InputStream in) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(BAD);
    Reader text = new BufferedReader(new InputStreamReader(in, decoder), BLOCK);
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
    return text;
  }

  /** Whether a text that was read so has a bad byte. */
  static boolean hasBad(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
      }
    }
    return false;
  }

  /**
   * The first bad line, from 1, of a text that is in another encoding as a whole: most lines that
   * are not plain ASCII are no UTF-8. Some of the others may then be UTF-8 by chance, and would
   * read as another name.
   */
  static OptionalLong findOtherEncoding(Reader text) throws IOException {
    long line = 1;
    long first = 0;
    long bad = 0;
    long good = 0;
    boolean isBad = false;
    boolean isPlain = true;
    int before = 0;
    for (int c = text.read(); c >= 0; c = text.read()) {
      isPlain &= c < ASCII;
      isBad |= Character.isLowSurrogate((char) c) && !Character.isHighSurrogate((char) before);
      before = c;
      if (c == '\n') {
        first = isBad && first == 0 ? line : first;
        bad += isBad ? 1 : 0;
        good += isBad || isPlain ? 0 : 1;
        isBad = false;
        isPlain = true;
        line++;
      }
    }
    first = isBad && first == 0 ? line : first;
    bad += isBad ? 1 : 0;
    good += isBad || isPlain ? 0 : 1;
    return bad >= FEWEST_BAD && bad > good ? OptionalLong.of(first) : OptionalLong.empty();
  }
}
