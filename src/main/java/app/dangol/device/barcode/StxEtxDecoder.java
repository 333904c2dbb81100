package app.dangol.device.barcode;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import app.dangol.device.FrameDecoder;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text between STX and ETX, with or without a check byte after it. Bytes outside the marks are
 * refused as one, as soon as a mark or the gap follows; an STX always begins a frame, because text
 * holds none. A frame over the cap is refused once, with its whole length, when its end comes.
 */
public final class StxEtxDecoder implements FrameDecoder {
  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;

  private enum Place {
    OUTSIDE,
    INSIDE,
    /** The closing mark has come, its check byte has not. */
    BEFORE_LRC
  }

  private final Framing.StxEtx framing;
  private final byte[] payload;
  private Place place = Place.OUTSIDE;

  /** Bytes since the last mark; those past the cap are counted and not kept. */
  private long length;

  private int lrc;

  public StxEtxDecoder(Framing.StxEtx framing) {
    this.framing = framing;
    this.payload = new byte[framing.maxLength()];
  }

  @Override
  public List<Decoded> feed(byte[] chunk) {
    List<Decoded> found = new ArrayList<>();
    for (byte next : chunk) {
      switch (place) {
        case OUTSIDE -> outside(next, found);
        case INSIDE -> inside(next, found);
        case BEFORE_LRC -> check(next, found);
      }
    }
    return List.copyOf(found);
  }

  @Override
  public List<Decoded> flush() {
    List<Decoded> found = new ArrayList<>();
    giveUp(found);
    return List.copyOf(found);
  }

  private void outside(byte next, List<Decoded> found) {
    if (next == STX) {
      giveUp(found);
      place = Place.INSIDE;
    } else {
      length++;
    }
  }

  private void inside(byte next, List<Decoded> found) {
    switch (next) {
      case STX -> {
        giveUp(found);
        place = Place.INSIDE;
      }
      case ETX -> {
        lrc ^= ETX;
        switch (framing.lrc()) {
          case NONE -> end(true, found);
          case XOR -> place = Place.BEFORE_LRC;
        }
      }
      default -> {
        if (length < payload.length) {
          payload[(int) length] = next;
        }
        length++;
        lrc ^= next;
      }
    }
  }

  private void check(byte next, List<Decoded> found) {
    boolean sound = next == (byte) lrc;
    end(sound, found);
    if (!sound && next == STX) {
      // The check byte was lost, and this is the next frame's mark.
      place = Place.INSIDE;
    }
  }

  private void end(boolean sound, List<Decoded> found) {
    if (!sound) {
      found.add(new Decoded.Refused(FramingReason.CHECKSUM, length));
    } else if (length == 0) {
      found.add(new Decoded.Refused(FramingReason.EMPTY, 0));
    } else if (length > payload.length) {
      found.add(new Decoded.Refused(FramingReason.TOO_LONG, length));
    } else {
      found.add(Decoded.Payload.code(Bytes.of(payload, (int) length)));
    }
    reset();
  }

  private void giveUp(List<Decoded> found) {
    switch (place) {
      case OUTSIDE -> {
        if (length > 0) {
          found.add(new Decoded.Refused(FramingReason.MALFORMED, length));
        }
      }
      case INSIDE, BEFORE_LRC -> found.add(new Decoded.Refused(FramingReason.UNFINISHED, length));
    }
    reset();
  }

  private void reset() {
    // It may have been the number of somebody's card.
    Arrays.fill(payload, 0, (int) Math.min(length, payload.length), (byte) 0);
    place = Place.OUTSIDE;
    length = 0;
    lrc = 0;
  }
}
