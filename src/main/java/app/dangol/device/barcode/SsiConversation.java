package app.dangol.device.barcode;

import app.dangol.device.Conversation;
import app.dangol.device.Decoded;
import app.dangol.device.Framing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a scanner that speaks SSI, and answers: CMD_ACK to a packet in good order, CMD_NAK
 * once the line is quiet after a broken one. The scanner waits for either, two seconds by default,
 * and sends a packet twice more, marked as sent again; one that had arrived is acknowledged again
 * and told of as a remark, not as a second code.
 */
public final class SsiConversation implements Conversation {
  private final Framing.Ssi framing;
  private final SsiPacketFinder packets = new SsiPacketFinder();
  private final SsiCodeJoin join;

  /** The last packet that was taken; forgotten when a new one seems to have come broken. */
  private @Nullable SsiPacket last;

  /** Broken bytes have come since the last good packet. */
  private boolean broken;

  /** Bytes have come since the line was last found quiet. */
  private boolean begun;

  private Instant lastByte = Instant.EPOCH;

  public SsiConversation(Framing.Ssi framing) {
    this.framing = framing;
    this.join = new SsiCodeJoin(framing.maxLength());
  }

  @Override
  public List<Decoded> opened(Instant now) {
    packets.flush();
    join.forget();
    last = null;
    broken = false;
    begun = false;
    return List.of();
  }

  @Override
  public List<Decoded> received(byte[] chunk, Instant now) {
    lastByte = now;
    begun = true;
    List<Decoded> decoded = new ArrayList<>();
    for (SsiPacketFinder.Found found : packets.feed(chunk)) {
      switch (found) {
        case SsiPacketFinder.Found.Packet good -> take(good.packet(), now, decoded);
        case SsiPacketFinder.Found.Junk junk -> refuse(junk, decoded);
      }
    }
    return decoded;
  }

  @Override
  public List<Decoded> quiet(Instant now) {
    List<Decoded> decoded = new ArrayList<>();
    if (begun) {
      Duration quiet = Duration.between(lastByte, now);
      if (quiet.isNegative()) {
        // Somebody set the clock back: measure the gap from here.
        lastByte = now;
      } else if (quiet.compareTo(framing.gap()) >= 0) {
        settle(decoded);
      }
    }
    join.quiet(now).ifPresent(decoded::add);
    return decoded;
  }

  @Override
  public List<Decoded> ended(Instant now) {
    List<Decoded> decoded = new ArrayList<>();
    settle(decoded);
    join.ended().ifPresent(decoded::add);
    return decoded;
  }

  private void settle(List<Decoded> decoded) {
    begun = false;
    for (SsiPacketFinder.Found found : packets.flush()) {
      if (found instanceof SsiPacketFinder.Found.Junk junk) {
        refuse(junk, decoded);
      }
    }
    if (broken) {
      broken = false;
      answer(SsiPacket.resendWanted(SsiPacket.HOST), decoded);
    }
  }

  private void refuse(SsiPacketFinder.Found.Junk junk, List<Decoded> decoded) {
    broken = true;
    if (junk.mayBeNew()) {
      // What is sent again next is this one, even if it equals the one before.
      last = null;
    }
    decoded.add(new Decoded.Refused(junk.reason(), junk.length()));
  }

  private void take(SsiPacket packet, Instant now, List<Decoded> decoded) {
    broken = false;
    if (packet.source() == SsiPacket.HOST) {
      // Our own words come back, or the bytes were recorded on the host's side.
      decoded.add(SsiRemarks.ofHost(packet));
      return;
    }
    switch (packet.opcode()) {
      case SsiPacket.CMD_ACK, SsiPacket.CMD_NAK -> {
        decoded.add(SsiRemarks.of(packet));
        return;
      }
      default -> {}
    }
    SsiPacket before = last;
    last = packet;
    if (packet.isRetransmitted() && before != null && before.carriesTheSameAs(packet)) {
      decoded.add(SsiRemarks.ofRepetition(packet));
    } else if (packet.opcode() == SsiPacket.DECODE_DATA) {
      decoded.addAll(join.take(packet, now));
    } else {
      decoded.add(SsiRemarks.of(packet));
    }
    answer(SsiPacket.acknowledgement(SsiPacket.HOST), decoded);
  }

  private void answer(SsiPacket answer, List<Decoded> decoded) {
    switch (framing.acknowledge()) {
      case NONE -> {}
      case ACK_NAK -> decoded.add(new Decoded.Reply(answer.encode()));
    }
  }
}
