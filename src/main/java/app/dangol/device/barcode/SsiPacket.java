package app.dangol.device.barcode;

import app.dangol.device.Bytes;

/**
 * A packet of Zebra's Simple Serial Interface (Simple Serial Interface Programmer's Guide,
 * 72E-40451): a byte of length, which counts itself but not the checksum; opcode; source; status;
 * data; and two bytes of checksum, the two's complement of the sum of all bytes before, high byte
 * first. It may hold a person's card, so its {@code toString} shows nothing of the data.
 *
 * @param opcode 0 to 255
 * @param source who sends: {@link #DECODER} or {@link #HOST}
 * @param status bits, of which {@link #RETRANSMITTED} and {@link #CONTINUED} are known
 * @param data at most 251 bytes
 */
public record SsiPacket(int opcode, int source, int status, Bytes data) {
  public static final int DECODE_DATA = 0xF3;
  public static final int CMD_ACK = 0xD0;
  public static final int CMD_NAK = 0xD1;
  public static final int EVENT = 0xF6;
  public static final int REPLY_REVISION = 0xA4;
  public static final int CAPABILITIES_REPLY = 0xD4;
  public static final int PARAM_SEND = 0xC6;

  public static final int DECODER = 0x00;
  public static final int HOST = 0x04;

  /** Status: sent before, and not acknowledged. */
  public static final int RETRANSMITTED = 0x01;

  /** Status: the next packet goes on with the same data. */
  public static final int CONTINUED = 0x02;

  /** Most data bytes; the length byte counts four more. */
  public static final int MAX_DATA = 251;

  /** Of CMD_NAK: the packet came broken, send it again. */
  private static final int CAUSE_RESEND = 0x01;

  static final int HEADER_LENGTH = 4;
  static final int CHECKSUM_LENGTH = 2;

  /** What we say of a packet in good order. */
  public static SsiPacket acknowledgement(int source) {
    return new SsiPacket(CMD_ACK, source, 0, Bytes.of(new byte[0]));
  }

  /** What we say of a broken packet, so that it comes again. */
  public static SsiPacket resendWanted(int source) {
    return new SsiPacket(CMD_NAK, source, 0, Bytes.of(new byte[] {CAUSE_RESEND}));
  }

  public boolean isRetransmitted() {
    return (status & RETRANSMITTED) != 0;
  }

  public boolean isContinued() {
    return (status & CONTINUED) != 0;
  }

  /** The same packet as it is sent for the second and third time. */
  public SsiPacket again() {
    return new SsiPacket(opcode, source, status | RETRANSMITTED, data);
  }

  /** Whether they differ in nothing but that one is sent again. */
  boolean carriesTheSameAs(SsiPacket other) {
    return again().equals(other.again());
  }

  /** As it goes over the line. */
  public Bytes encode() {
    byte[] content = data.toArray();
    int length = HEADER_LENGTH + content.length;
    byte[] packet = new byte[length + CHECKSUM_LENGTH];
    packet[0] = (byte) length;
    packet[1] = (byte) opcode;
    packet[2] = (byte) source;
    packet[3] = (byte) status;
    System.arraycopy(content, 0, packet, HEADER_LENGTH, content.length);
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Byte.toUnsignedInt(packet[i]);
    }
    packet[length] = (byte) (-sum >> Byte.SIZE);
    packet[length + 1] = (byte) -sum;
    return Bytes.of(packet);
  }
}
