package app.dangol.scan.ndef;

import app.dangol.device.Bytes;
import java.util.List;

/** What a record holds. It may be a person's card, so no {@code toString} here shows it. */
public sealed interface NdefContent {
  /** An address, its abbreviated prefix written out (NFC Forum URI RTD 1.0). */
  record Uri(String uri) implements NdefContent {
    @Override
    public String toString() {
      return "Uri[" + uri.length() + " characters]";
    }
  }

  /**
   * Text for people (NFC Forum Text RTD 1.0).
   *
   * @param language an IANA language code, such as {@code ko}
   */
  record Text(String text, String language) implements NdefContent {
    @Override
    public String toString() {
      return "Text[" + language + ", " + text.length() + " characters]";
    }
  }

  /**
   * An address with titles and more about it (NFC Forum Smart Poster RTD 1.1).
   *
   * @param titles a title for each language
   */
  record SmartPoster(String uri, List<Text> titles) implements NdefContent {
    @Override
    public String toString() {
      return "SmartPoster[" + uri.length() + " characters, " + titles + "]";
    }
  }

  /**
   * A document of a media type.
   *
   * @param mime such as {@code text/vcard}, parameters included
   */
  record Media(String mime, Bytes payload) implements NdefContent {}

  /**
   * A document of a type that is named by an address. Many writers put the address they mean there
   * and leave the document empty.
   */
  record AbsoluteUri(String uri, Bytes payload) implements NdefContent {
    @Override
    public String toString() {
      return "AbsoluteUri[" + uri.length() + " characters, " + payload + "]";
    }
  }

  /**
   * Of a type somebody has defined under a domain name.
   *
   * @param name such as {@code example.com:type}
   */
  record External(String name, Bytes payload) implements NdefContent {}

  /**
   * Of another type the NFC Forum has defined, such as {@code Hs} for a handover to Bluetooth.
   *
   * @param type without the prefix {@code urn:nfc:wkt:}
   */
  record Other(String type, Bytes payload) implements NdefContent {}

  /** Nothing. */
  record Empty() implements NdefContent {}

  /** Of no type. */
  record Unknown(Bytes payload) implements NdefContent {}
}
