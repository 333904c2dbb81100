package app.dangol.device.barcode;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import java.util.List;

/**
 * What the device is told of its lines, where it waits for that: ACK (06) of a line in good order,
 * NAK (15) of a broken one, which it then sends again. A line that would come just as it is, empty
 * or too long, is acknowledged; so is one that is still broken after two NAKs, lest a device in the
 * wrong mode send it for ever.
 */
final class LineAnswers {
  private static final Bytes ACK = Bytes.of(new byte[] {0x06});
  private static final Bytes NAK = Bytes.of(new byte[] {0x15});
  private static final int MOST_NAKS = 2;

  private final Framing.Acknowledge acknowledge;
  private int naks;

  LineAnswers(Framing.Acknowledge acknowledge) {
    this.acknowledge = acknowledge;
  }

  /** Adds what a line was found to be, and the answer to it. */
  void add(Decoded decoded, List<Decoded> found) {
    found.add(decoded);
    switch (acknowledge) {
      case NONE -> {}
      case ACK_NAK -> found.add(new Decoded.Reply(answer(decoded)));
    }
  }

  private Bytes answer(Decoded decoded) {
    boolean nak =
        decoded instanceof Decoded.Refused refused
            && comesBetter(refused.reason())
            && naks < MOST_NAKS;
    naks = nak ? naks + 1 : 0;
    return nak ? NAK : ACK;
  }

  private static boolean comesBetter(FramingReason reason) {
    return switch (reason) {
      case TOO_LONG, EMPTY -> false;
      case UNFINISHED, CHECKSUM, MALFORMED -> true;
    };
  }
}
