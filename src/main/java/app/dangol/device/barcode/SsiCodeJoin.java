package app.dangol.device.barcode;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Decoded;
import app.dangol.device.FramingReason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes codes of DECODE_DATA packets. A code too long for one comes in several, each with the code
 * of the symbology in front and all but the last marked as continued. Keeps no more than the cap.
 */
final class SsiCodeJoin {
  private static final int CODE_39 = 0x01;

  /** What is sent where no code was found, if the scanner is set to; with its AIM identifier. */
  private static final List<Bytes> NO_READ =
      List.of(
          Bytes.of("NR".getBytes(StandardCharsets.US_ASCII)),
          Bytes.of("]A0NR".getBytes(StandardCharsets.US_ASCII)));

  /** A part that got lost comes again after the scanner's two seconds; after this nothing will. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final int maxLength;
  private ByteArrayOutputStream parts = new ByteArrayOutputStream();

  /** Data bytes of all parts; those past the cap are counted and not kept. */
  private long length;

  private boolean waiting;
  private int code;
  private Instant lastPart = Instant.EPOCH;

  SsiCodeJoin(int maxLength) {
    this.maxLength = maxLength;
  }

  /** What a packet, which must be DECODE_DATA, completes; or what it cuts off. */
  List<Decoded> take(SsiPacket packet, Instant now) {
    byte[] content = packet.data().toArray();
    if (content.length == 0) {
      return List.of(new Decoded.Refused(FramingReason.EMPTY, 0));
    }
    List<Decoded> decoded = new ArrayList<>();
    int packetCode = Byte.toUnsignedInt(content[0]);
    if (waiting && packetCode != code) {
      decoded.add(new Decoded.Refused(FramingReason.UNFINISHED, length));
      forget();
    }
    code = packetCode;
    length += content.length - 1;
    if (length <= maxLength) {
      parts.write(content, 1, content.length - 1);
    }
    if (packet.isContinued()) {
      waiting = true;
      lastPart = now;
      decoded.add(SsiRemarks.ofPart(packet, length));
    } else {
      decoded.add(whole());
      forget();
    }
    return decoded;
  }

  /** Gives up waiting for the rest, once it will not come any more. */
  Optional<Decoded> quiet(Instant now) {
    if (!waiting) {
      return Optional.empty();
    }
    Duration since = Duration.between(lastPart, now);
    if (since.isNegative()) {
      lastPart = now;
      return Optional.empty();
    }
    if (since.compareTo(PATIENCE) < 0) {
      return Optional.empty();
    }
    Decoded unfinished = new Decoded.Refused(FramingReason.UNFINISHED, length);
    forget();
    return Optional.of(unfinished);
  }

  /** Nothing more will come. The packets were sound, so that none is refused for the rest. */
  Optional<Decoded> ended() {
    if (!waiting) {
      return Optional.empty();
    }
    Decoded cutOff = SsiRemarks.ofCutOff(length);
    forget();
    return Optional.of(cutOff);
  }

  void forget() {
    // Emptied it would go on to hold what may have been the number of somebody's card.
    parts = new ByteArrayOutputStream();
    length = 0;
    waiting = false;
  }

  private Decoded whole() {
    if (length > maxLength) {
      return new Decoded.Refused(FramingReason.TOO_LONG, length);
    }
    byte[] data = withoutSuffix(parts.toByteArray());
    if (data.length == 0) {
      return new Decoded.Refused(FramingReason.EMPTY, 0);
    }
    if (code == CODE_39 && NO_READ.contains(Bytes.of(data))) {
      return SsiRemarks.ofNoRead(Bytes.of(data));
    }
    return new Decoded.Payload(
        Bytes.of(data), new Content.Code(SsiCodeType.transmitted(code, data)));
  }

  /** A scanner that served as a line scanner before may still send its CR or LF. */
  private static byte[] withoutSuffix(byte[] data) {
    int end = data.length;
    while (end > 0 && (data[end - 1] == '\r' || data[end - 1] == '\n')) {
      end--;
    }
    return Arrays.copyOf(data, end);
  }
}
