package app.dangol.scan.ndef;

import app.dangol.device.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Reads records off a message's bytes, and puts chunked ones together (NDEF 1.0 §2.3.3, §3.2). */
final class RecordReader {
  private static final int MESSAGE_BEGIN = 0x80;
  private static final int MESSAGE_END = 0x40;
  private static final int CHUNKED = 0x20;
  private static final int SHORT = 0x10;
  private static final int WITH_ID = 0x08;
  private static final int TNF_MASK = 0x07;
  private static final int UNCHANGED = 6;

  private RecordReader() {}

  /** What stands in one record's header and fields, or in one chunk's. */
  private record Part(int flags, String type, Bytes id, byte[] payload) {
    boolean has(int flag) {
      return (flags & flag) != 0;
    }

    int tnf() {
      return flags & TNF_MASK;
    }
  }

  /** Adds the next record to those before it; whether it was the last one. */
  static boolean read(ByteWalk walk, List<NdefRecord> records) throws NdefException {
    Part first = part(walk);
    if (first.has(MESSAGE_BEGIN) != records.isEmpty()) {
      throw new NdefException(
          records.isEmpty()
              ? "the first record does not begin a message"
              : "a record in the middle begins a message");
    }
    if (first.tnf() == UNCHANGED) {
      throw new NdefException("a chunk follows no chunk");
    }
    Part last = first;
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(first.payload());
    while (last.has(CHUNKED)) {
      last = nextChunk(walk, last);
      payload.writeBytes(last.payload());
    }
    NdefRecord.Kind kind = NdefRecord.Kind.values()[first.tnf()];
    records.add(new NdefRecord(kind, first.type(), first.id(), Bytes.of(payload.toByteArray())));
    return last.has(MESSAGE_END);
  }

  private static Part nextChunk(ByteWalk walk, Part before) throws NdefException {
    if (before.has(MESSAGE_END)) {
      throw new NdefException("the message ends before its last chunk");
    }
    Part chunk = part(walk);
    if (chunk.tnf() != UNCHANGED || chunk.has(MESSAGE_BEGIN) || chunk.has(WITH_ID)) {
      throw new NdefException("a chunked record is not continued");
    }
    return chunk;
  }

  private static Part part(ByteWalk walk) throws NdefException {
    int flags = walk.octet("a record's header");
    int typeLength = walk.octet("a record's lengths");
    long payloadLength =
        walk.number((flags & SHORT) != 0 ? 1 : Integer.BYTES, "a record's lengths");
    int idLength = (flags & WITH_ID) != 0 ? walk.octet("a record's lengths") : 0;
    checkLengths(flags & TNF_MASK, typeLength, idLength, payloadLength);
    String type = walk.name(typeLength, "a record's type");
    Bytes id = walk.bytes(idLength, "a record's id");
    return new Part(flags, type, id, walk.take(payloadLength, "a record's payload"));
  }

  private static void checkLengths(int tnf, int typeLength, int idLength, long payloadLength)
      throws NdefException {
    switch (tnf) {
      case 0 -> {
        if (typeLength > 0 || idLength > 0 || payloadLength > 0) {
          throw new NdefException("an empty record must be empty");
        }
      }
      case 1, 2, 3, 4 -> {
        if (typeLength == 0) {
          throw new NdefException("a record of this kind must have a type");
        }
      }
      case 5, UNCHANGED -> {
        if (typeLength > 0) {
          throw new NdefException("a record of this kind must have no type");
        }
      }
      default -> throw new NdefException("type name format 7 is reserved");
    }
  }
}
