package app.dangol.scan;

import app.dangol.device.Bytes;
import app.dangol.scan.ndef.NdefContent;
import java.util.List;
import java.util.Optional;

/**
 * A tag, for the tools that show it. In memory only: number and records may be a person's, so
 * {@link #toString} leaves them out.
 *
 * @param uid its number; empty where a message came without a tag
 * @param records what its message holds; none if it has no message, or one that cannot be read
 * @param fault why the message cannot be read, in English
 */
public record ScannedTag(Optional<Bytes> uid, List<NdefContent> records, Optional<String> fault) {
  public ScannedTag {
    records = List.copyOf(records);
  }

  @Override
  public String toString() {
    return "ScannedTag[" + records.size() + " records]";
  }
}
