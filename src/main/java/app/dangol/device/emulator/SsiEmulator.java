package app.dangol.device.emulator;

import app.dangol.device.Bytes;
import app.dangol.device.Framing;
import app.dangol.device.barcode.SsiCodeType;
import app.dangol.device.barcode.SsiPacket;
import app.dangol.device.barcode.SsiPacketFinder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A scanner that speaks SSI with the factory's settings: it waits two seconds for an answer to each
 * packet, sends it twice more after CMD_NAK or silence, marked as sent again, and then gives the
 * code up. A code longer than a packet goes in several. An AIM identifier before the data says
 * which symbology it has; without one it is a Code 128.
 */
public final class SsiEmulator implements Emulator {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int RESENDS = 2;
  private static final int CODE_128 = 0x03;
  private static final int AIM_LENGTH = 3;

  /** Beside the code of the symbology. */
  private static final int MAX_PART = SsiPacket.MAX_DATA - 1;

  private final boolean acknowledged;
  private final SsiPacketFinder packets = new SsiPacketFinder();

  /** Codes to be sent, each with its packets. */
  private final Deque<Deque<SsiPacket>> waiting = new ArrayDeque<>();

  /** The packet an answer is due for; the first of the first code. */
  private @Nullable SsiPacket sent;

  private int resends;
  private Instant sentAt = Instant.EPOCH;

  public SsiEmulator(Framing.Ssi framing) {
    this.acknowledged = framing.acknowledge() == Framing.Acknowledge.ACK_NAK;
  }

  @Override
  public void present(String held) {
    OptionalInt code =
        held.length() > AIM_LENGTH
            ? SsiCodeType.find(held.substring(0, AIM_LENGTH))
            : OptionalInt.empty();
    String data = code.isPresent() ? held.substring(AIM_LENGTH) : held;
    if (data.isEmpty()) {
      throw new IllegalArgumentException("a code holds at least one character");
    }
    waiting.add(split(code.orElse(CODE_128), data.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public List<Emulated> received(byte[] chunk, Instant now) {
    List<Emulated> done = new ArrayList<>();
    for (SsiPacketFinder.Found found : packets.feed(chunk)) {
      switch (found) {
        case SsiPacketFinder.Found.Packet whole -> {
          if (whole.packet().source() == SsiPacket.HOST) {
            onHost(whole.packet(), now, done);
          }
        }
        case SsiPacketFinder.Found.Junk junk ->
            done.add(new Emulated.Note(junk.length() + " bytes that are no packet"));
      }
    }
    return done;
  }

  @Override
  public List<Emulated> quiet(Instant now) {
    List<Emulated> done = new ArrayList<>();
    if (sent == null) {
      sendNext(now, done);
    } else if (Duration.between(sentAt, now).compareTo(PATIENCE) >= 0) {
      done.add(new Emulated.Note("no answer within " + PATIENCE.toSeconds() + " s"));
      sendAgain(now, done);
    }
    return done;
  }

  @Override
  public boolean isIdle() {
    return sent == null && waiting.isEmpty();
  }

  private void onHost(SsiPacket packet, Instant now, List<Emulated> done) {
    switch (packet.opcode()) {
      case SsiPacket.CMD_ACK -> {
        if (sent != null) {
          finishPacket();
          sendNext(now, done);
        }
      }
      case SsiPacket.CMD_NAK -> {
        if (sent != null) {
          sendAgain(now, done);
        }
      }
      default -> done.add(new Emulated.Send(SsiPacket.acknowledgement(SsiPacket.DECODER).encode()));
    }
  }

  private void sendNext(Instant now, List<Emulated> done) {
    Deque<SsiPacket> code = waiting.peek();
    if (code == null) {
      return;
    }
    SsiPacket packet = code.element();
    send(packet, now, done);
    if (!acknowledged) {
      finishPacket();
    }
  }

  private void send(SsiPacket packet, Instant now, List<Emulated> done) {
    sent = packet;
    sentAt = now;
    done.add(new Emulated.Send(packet.encode()));
  }

  private void sendAgain(Instant now, List<Emulated> done) {
    SsiPacket packet = sent;
    if (packet == null) {
      return;
    }
    if (resends == RESENDS) {
      sent = null;
      resends = 0;
      waiting.remove();
      done.add(new Emulated.Note("gives the code up"));
      return;
    }
    resends++;
    send(packet.again(), now, done);
  }

  private void finishPacket() {
    sent = null;
    resends = 0;
    Deque<SsiPacket> code = waiting.element();
    code.remove();
    if (code.isEmpty()) {
      waiting.remove();
    }
  }

  private static Deque<SsiPacket> split(int code, byte[] data) {
    Deque<SsiPacket> packets = new ArrayDeque<>();
    for (int start = 0; start < data.length; start += MAX_PART) {
      int length = Math.min(MAX_PART, data.length - start);
      byte[] part = new byte[length + 1];
      part[0] = (byte) code;
      System.arraycopy(data, start, part, 1, length);
      int status = start + length < data.length ? SsiPacket.CONTINUED : 0;
      packets.add(new SsiPacket(SsiPacket.DECODE_DATA, SsiPacket.DECODER, status, Bytes.of(part)));
    }
    return packets;
  }
}
