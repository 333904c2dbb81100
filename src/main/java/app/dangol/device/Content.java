package app.dangol.device;

import java.util.Optional;

/** What a frame holds. It may be a person's card, so no {@code toString} here shows it. */
public sealed interface Content {
  /**
   * The data of a bar code.
   *
   * @param data as transmitted, with the AIM identifier in front where the device sends one or the
   *     decoder knows it from the device's own code for the symbology
   */
  record Code(Bytes data) implements Content {}

  /**
   * A tag in the reader's field.
   *
   * @param uid its number, most significant byte first; it can be copied and is no proof
   * @param ndef the NDEF message on it, without the tag's own wrapping; empty if it holds none or
   *     the reader tells the number only
   */
  record Tag(Bytes uid, Optional<Bytes> ndef) implements Content {}
}
