package app.dangol.device.barcode;

import app.dangol.device.Decoded;
import app.dangol.device.FrameDecoder;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text lines, as barcode readers send them over USB-CDC or RS-232: payload and suffix. NUL bytes
 * are padding of some USB drivers and are taken out. A line over the cap is refused once, with its
 * whole length, when its suffix comes; the next line is read as usual. Where the profile says so,
 * each line is answered with ACK or NAK, see {@link LineAnswers}.
 */
public final class LineDecoder implements FrameDecoder {
  private static final byte NUL = 0;
  private static final byte LF = '\n';
  private static final byte CR = '\r';

  private final Framing.Line framing;
  private final byte[] line;
  private final LineUnit unit;
  private final LineAnswers answers;

  /** Bytes of the line so far; those past the cap are counted and not kept. */
  private long length;

  /**
   * The last byte was CR: with {@code CRLF} it is undecided, with {@code ANY} an LF belongs to it.
   */
  private boolean afterCr;

  public LineDecoder(Framing.Line framing) {
    this.framing = framing;
    this.line = new byte[framing.maxLength()];
    this.unit = new LineUnit(framing.prefix().toArray(), framing.content());
    this.answers = new LineAnswers(framing.acknowledge());
  }

  @Override
  public List<Decoded> feed(byte[] chunk) {
    List<Decoded> found = new ArrayList<>();
    for (byte next : chunk) {
      if (next != NUL) {
        accept(next, found);
      }
    }
    return List.copyOf(found);
  }

  @Override
  public List<Decoded> flush() {
    boolean gapIsTheMark = framing.suffix() == Framing.Suffix.NONE;
    if (framing.suffix() == Framing.Suffix.CRLF && afterCr) {
      append(CR);
      afterCr = false;
    }
    if (length == 0) {
      return List.of();
    }
    List<Decoded> found = new ArrayList<>();
    if (gapIsTheMark || length > line.length) {
      end(found);
    } else {
      answers.add(new Decoded.Refused(FramingReason.UNFINISHED, length), found);
      forget();
    }
    return List.copyOf(found);
  }

  private void accept(byte next, List<Decoded> found) {
    switch (framing.suffix()) {
      case CR -> acceptUntil(CR, next, found);
      case LF -> acceptUntil(LF, next, found);
      case CRLF -> acceptUntilCrLf(next, found);
      case ANY -> acceptUntilAny(next, found);
      case NONE -> append(next);
    }
  }

  private void acceptUntil(byte suffix, byte next, List<Decoded> found) {
    if (next == suffix) {
      end(found);
    } else {
      append(next);
    }
  }

  private void acceptUntilCrLf(byte next, List<Decoded> found) {
    if (afterCr && next == LF) {
      afterCr = false;
      end(found);
      return;
    }
    if (afterCr) {
      append(CR);
    }
    afterCr = next == CR;
    if (!afterCr) {
      append(next);
    }
  }

  private void acceptUntilAny(byte next, List<Decoded> found) {
    boolean secondHalf = afterCr && next == LF;
    afterCr = next == CR;
    if (secondHalf) {
      return;
    }
    if (next == CR || next == LF) {
      end(found);
    } else {
      append(next);
    }
  }

  private void append(byte next) {
    if (length < line.length) {
      line[(int) length] = next;
    }
    length++;
  }

  private void end(List<Decoded> found) {
    long ended = length;
    answers.add(
        ended > line.length
            ? new Decoded.Refused(FramingReason.TOO_LONG, ended)
            : unit.decode(line, (int) ended),
        found);
    forget();
  }

  /** It may have been the number of somebody's card. */
  private void forget() {
    Arrays.fill(line, 0, (int) Math.min(length, line.length), (byte) 0);
    length = 0;
  }
}
