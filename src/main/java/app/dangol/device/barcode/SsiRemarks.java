package app.dangol.device.barcode;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import java.util.HexFormat;

/** What there is to say of packets that carry no code. */
final class SsiRemarks {
  private SsiRemarks() {}

  static Decoded.Remark of(SsiPacket packet) {
    return new Decoded.Remark(
        packet.encode(),
        switch (packet.opcode()) {
          case SsiPacket.CMD_ACK -> "the scanner acknowledges";
          case SsiPacket.CMD_NAK -> "the scanner refuses what it was sent";
          case SsiPacket.EVENT -> "the scanner tells of an event";
          case SsiPacket.REPLY_REVISION -> "the scanner tells its revision";
          case SsiPacket.CAPABILITIES_REPLY -> "the scanner tells what it can do";
          case SsiPacket.PARAM_SEND -> "the scanner tells its parameters";
          default -> "the scanner sends opcode " + hex(packet.opcode());
        });
  }

  static Decoded.Remark ofHost(SsiPacket packet) {
    return new Decoded.Remark(
        packet.encode(), "a host's packet, not a scanner's: opcode " + hex(packet.opcode()));
  }

  static Decoded.Remark ofRepetition(SsiPacket packet) {
    return new Decoded.Remark(
        header(packet), "a packet that had arrived was sent again: opcode " + hex(packet.opcode()));
  }

  static Decoded.Remark ofNoRead(Bytes data) {
    return new Decoded.Remark(data, "the scanner found no code (NR)");
  }

  static Decoded.Remark ofPart(SsiPacket packet, long length) {
    return new Decoded.Remark(
        header(packet), "part of a code longer than a packet: " + length + " bytes so far");
  }

  static Decoded.Remark ofCutOff(long length) {
    return new Decoded.Remark(
        Bytes.of(new byte[0]), "it ends within a code, after " + length + " bytes of it");
  }

  /** Length, opcode, source and status: nothing of a person's card. */
  private static Bytes header(SsiPacket packet) {
    return Bytes.of(packet.encode().toArray(), SsiPacket.HEADER_LENGTH);
  }

  private static String hex(int opcode) {
    return HexFormat.of().toHexDigits((byte) opcode);
  }
}
