package app.dangol.scan.ndef;

import app.dangol.device.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of one or more records (NFC Forum NDEF 1.0).
 *
 * @param records in the order of the message
 */
public record NdefMessage(List<NdefRecord> records) {
  /** More than any tag that is read here holds. */
  private static final int MAX_BYTES = 65_536;

  private static final int MAX_RECORDS = 256;

  public NdefMessage {
    records = List.copyOf(records);
  }

  /**
   * Parses all of the bytes, strictly: flags, lengths and types must be as the standard says, and
   * nothing may follow the last record.
   *
   * @throws NdefException if they are no message
   */
  public static NdefMessage parse(Bytes message) throws NdefException {
    if (message.length() > MAX_BYTES) {
      throw new NdefException("the message is longer than " + MAX_BYTES + " bytes");
    }
    ByteWalk walk = new ByteWalk(message.toArray());
    List<NdefRecord> records = new ArrayList<>();
    boolean last = false;
    while (!last) {
      if (records.size() == MAX_RECORDS) {
        throw new NdefException("the message has more than " + MAX_RECORDS + " records");
      }
      last = RecordReader.read(walk, records);
    }
    if (walk.left() > 0) {
      throw new NdefException("bytes follow the last record");
    }
    return new NdefMessage(records);
  }

  /**
   * What each record holds, in order.
   *
   * @throws NdefException if one of a known type is not what its definition says
   */
  public List<NdefContent> contents() throws NdefException {
    List<NdefContent> contents = new ArrayList<>();
    for (NdefRecord item : records) {
      contents.add(ContentReader.read(item));
    }
    return List.copyOf(contents);
  }
}
