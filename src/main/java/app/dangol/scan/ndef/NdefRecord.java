package app.dangol.scan.ndef;

import app.dangol.device.Bytes;

/**
 * One record of a message, put together from its chunks. It may hold a person's card, so {@link
 * #toString} leaves its data out.
 *
 * @param kind how the type is to be read
 * @param type printable ASCII; blank where the kind has none
 * @param id bytes by which other records refer to this one, often none
 */
public record NdefRecord(Kind kind, String type, Bytes id, Bytes payload) {
  /** TNF, the type name format (NFC Forum NDEF 1.0 §3.2.6), in the order of its values. */
  public enum Kind {
    EMPTY,
    /** A type the NFC Forum has defined, such as {@code U}. */
    WELL_KNOWN,
    /** A media type of RFC 2046. */
    MEDIA,
    /** The type is an absolute URI. */
    ABSOLUTE_URI,
    /** A type somebody else has defined under a domain name. */
    EXTERNAL,
    UNKNOWN
  }

  /** Whether it is of that well-known type. */
  boolean isWellKnown(String name) {
    return kind == Kind.WELL_KNOWN && type.equals(name);
  }

  @Override
  public String toString() {
    return "NdefRecord[" + kind + ", " + payload + "]";
  }
}
