package app.dangol.scan.ndef;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a record of a known type holds; others are left as they are. */
final class ContentReader {
  /** By their code in the first byte (NFC Forum URI RTD 1.0 §3.2.2, table 3). */
  private static final List<String> PREFIXES =
      List.of(
          "",
          "http://www.",
          "https://www.",
          "http://",
          "https://",
          "tel:",
          "mailto:",
          "ftp://anonymous:anonymous@",
          "ftp://ftp.",
          "ftps://",
          "sftp://",
          "smb://",
          "nfs://",
          "ftp://",
          "dav://",
          "news:",
          "telnet://",
          "imap:",
          "rtsp://",
          "urn:",
          "pop:",
          "sip:",
          "sips:",
          "tftp:",
          "btspp://",
          "btl2cap://",
          "btgoep://",
          "tcpobex://",
          "irdaobex://",
          "file://",
          "urn:epc:id:",
          "urn:epc:tag:",
          "urn:epc:pat:",
          "urn:epc:raw:",
          "urn:epc:",
          "urn:nfc:");

  /** Bits of a text's first byte (NFC Forum Text RTD 1.0 §3.2.1). */
  private static final int UTF_16 = 0x80;

  private static final int LANGUAGE_LENGTH = 0x3F;

  private ContentReader() {}

  static NdefContent read(NdefRecord item) throws NdefException {
    return switch (item.kind()) {
      case EMPTY -> new NdefContent.Empty();
      case WELL_KNOWN -> wellKnown(item);
      case MEDIA -> new NdefContent.Media(item.type(), item.payload());
      case ABSOLUTE_URI -> new NdefContent.AbsoluteUri(item.type(), item.payload());
      case EXTERNAL -> new NdefContent.External(item.type(), item.payload());
      case UNKNOWN -> new NdefContent.Unknown(item.payload());
    };
  }

  private static NdefContent wellKnown(NdefRecord item) throws NdefException {
    byte[] payload = item.payload().toArray();
    return switch (item.type()) {
      case "U" -> new NdefContent.Uri(uri(payload));
      case "T" -> text(payload);
      case "Sp" -> poster(payload);
      default -> {
        PayloadRules.check(item.type(), payload);
        yield new NdefContent.Other(item.type(), item.payload());
      }
    };
  }

  private static String uri(byte[] payload) throws NdefException {
    ByteWalk walk = new ByteWalk(payload);
    int code = walk.octet("a URI record");
    if (code >= PREFIXES.size()) {
      throw new NdefException("the prefix " + code + " of a URI is not defined");
    }
    return PREFIXES.get(code) + plain(walk.rest(), "a URI");
  }

  private static NdefContent.Text text(byte[] payload) throws NdefException {
    ByteWalk walk = new ByteWalk(payload);
    int status = walk.octet("a text record");
    byte[] language = walk.take(status & LANGUAGE_LENGTH, "a text's language");
    // UTF-16 reads the byte order mark, and takes big endian where there is none, as §3.4 says.
    Charset charset = (status & UTF_16) != 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    return new NdefContent.Text(
        ByteWalk.text(walk.rest(), charset, "a text"),
        ByteWalk.text(language, StandardCharsets.US_ASCII, "a text's language"));
  }

  /** A message inside of the payload: one address, and what belongs to it. */
  private static NdefContent poster(byte[] payload) throws NdefException {
    List<String> uris = new ArrayList<>();
    List<NdefContent.Text> titles = new ArrayList<>();
    for (NdefRecord part : PayloadRules.nested(payload)) {
      byte[] inner = part.payload().toArray();
      if (part.isWellKnown("U")) {
        uris.add(uri(inner));
      } else if (part.isWellKnown("T")) {
        titles.add(text(inner));
      } else {
        PayloadRules.checkLocal(part);
      }
    }
    if (uris.size() != 1) {
      throw new NdefException("a smart poster must hold exactly one URI, and holds " + uris.size());
    }
    return new NdefContent.SmartPoster(uris.getFirst(), List.copyOf(titles));
  }

  /** UTF-8 without control characters. */
  static String plain(byte[] bytes, String what) throws NdefException {
    String text = ByteWalk.text(bytes, StandardCharsets.UTF_8, what);
    if (text.chars().anyMatch(c -> c < 0x20)) {
      throw new NdefException(what + " holds control characters");
    }
    return text;
  }
}
