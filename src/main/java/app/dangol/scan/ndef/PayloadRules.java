package app.dangol.scan.ndef;

import app.dangol.device.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the payload of a well-known type must look like whose content is of no use here. A message
 * with a record that breaks its own definition has been damaged or made up, and is refused.
 */
final class PayloadRules {
  private static final int LAST_ACTION = 2;
  private static final int FIRST_VERSION_WITH_COLLISION = 0x12;
  private static final int UUID_LENGTH = 16;
  private static final int SIGNATURE_VERSION = 0x20;

  /** The type name format that has no meaning; its bits are the mask of the others. */
  private static final int RESERVED = 0x07;

  private static final int URI_PRESENT = 0x80;

  private PayloadRules() {}

  static void check(String type, byte[] payload) throws NdefException {
    switch (type) {
      case "Hr", "Hs", "Hm", "Hi" -> handover(type, payload);
      case "Di" -> deviceInformation(new ByteWalk(payload));
      case "Sig" -> signature(new ByteWalk(payload));
      default -> local(type, payload);
    }
  }

  /** A record inside of another one's payload; types that only stand at the top are not read. */
  static void checkLocal(NdefRecord part) throws NdefException {
    if (part.kind() == NdefRecord.Kind.WELL_KNOWN) {
      local(part.type(), part.payload().toArray());
    }
  }

  static List<NdefRecord> nested(byte[] payload) throws NdefException {
    return NdefMessage.parse(Bytes.of(payload)).records();
  }

  private static void local(String type, byte[] payload) throws NdefException {
    switch (type) {
      case "act" -> action(payload);
      case "s" -> length(payload, 4, "a size");
      case "t" -> ContentReader.plain(payload, "a media type");
      case "ac" -> alternativeCarrier(new ByteWalk(payload));
      case "cr" -> length(payload, 2, "a random number");
      case "err" -> error(new ByteWalk(payload));
      case "Hc" -> carrier(new ByteWalk(payload));
      default -> {}
    }
  }

  /** NFC Forum Smart Poster RTD 1.1 §3.3.3: do it, save it, open it for editing. */
  private static void action(byte[] payload) throws NdefException {
    length(payload, 1, "an action");
    if ((payload[0] & 0xFF) > LAST_ACTION) {
      throw new NdefException("the action " + (payload[0] & 0xFF) + " is not defined");
    }
  }

  private static void length(byte[] payload, int wanted, String what) throws NdefException {
    if (payload.length != wanted) {
      throw new NdefException(what + " must have " + wanted + " bytes, and has " + payload.length);
    }
  }

  /** NFC Forum Connection Handover 1.4 §6: a version, and a message of local records. */
  private static void handover(String type, byte[] payload) throws NdefException {
    ByteWalk walk = new ByteWalk(payload);
    int version = walk.octet("a handover record");
    boolean hasCollisionNumber = false;
    if (walk.left() > 0) {
      for (NdefRecord part : nested(walk.rest())) {
        checkLocal(part);
        hasCollisionNumber |= part.isWellKnown("cr");
      }
    }
    if (type.equals("Hr") && version >= FIRST_VERSION_WITH_COLLISION && !hasCollisionNumber) {
      throw new NdefException("a handover request of this version must hold a random number");
    }
  }

  /** §6.4: power state, a reference, and references to more. */
  private static void alternativeCarrier(ByteWalk walk) throws NdefException {
    walk.octet("a carrier's power state");
    walk.take(walk.octet("a carrier's reference"), "a carrier's reference");
    int more = walk.octet("a carrier's references");
    for (int i = 0; i < more; i++) {
      walk.take(walk.octet("a carrier's references"), "a carrier's references");
    }
    end(walk, "a carrier");
  }

  /** §6.6: a reason, and for the three defined ones a number of fixed length. */
  private static void error(ByteWalk walk) throws NdefException {
    int reason = walk.octet("a handover error");
    switch (reason) {
      case 0 -> throw new NdefException("the handover error 0 is reserved");
      case 1, 3 -> walk.take(1, "a handover error");
      case 2 -> walk.take(4, "a handover error");
      default -> walk.rest();
    }
    end(walk, "a handover error");
  }

  /** §6.3: how to read the type, the type, and data of the carrier's own. */
  private static void carrier(ByteWalk walk) throws NdefException {
    if ((walk.octet("a carrier") & RESERVED) == RESERVED) {
      throw new NdefException("a carrier's type name format is reserved");
    }
    walk.name(walk.octet("a carrier's type"), "a carrier's type");
  }

  /** NFC Forum Device Information RTD 1.0: type, length, value; maker and model must be named. */
  private static void deviceInformation(ByteWalk walk) throws NdefException {
    boolean maker = false;
    boolean model = false;
    while (walk.left() > 0) {
      int type = walk.octet("device information");
      byte[] value = walk.take(walk.octet("device information"), "device information");
      switch (type) {
        case 0, 1, 2, 4 -> ByteWalk.text(value, StandardCharsets.UTF_8, "device information");
        case 3 -> length(value, UUID_LENGTH, "a UUID");
        default -> {}
      }
      maker |= type == 0 && value.length > 0;
      model |= type == 1 && value.length > 0;
    }
    if (!maker || !model) {
      throw new NdefException("device information must name the maker and the model");
    }
  }

  /** NFC Forum Signature RTD 2.0 §3: signature or its address, certificates and an address. */
  private static void signature(ByteWalk walk) throws NdefException {
    int version = walk.octet("a signature");
    if (version != SIGNATURE_VERSION) {
      throw new NdefException("the signature's version is not known");
    }
    int kind = walk.octet("a signature");
    walk.octet("a signature");
    byte[] signature = walk.take(walk.number(2, "a signature"), "a signature");
    if ((kind & URI_PRESENT) != 0) {
      ContentReader.plain(signature, "a signature's URI");
    }
    int chain = walk.octet("a signature's certificates");
    for (int i = 0; i < (chain & 0x0F); i++) {
      walk.take(walk.number(2, "a certificate"), "a certificate");
    }
    if ((chain & URI_PRESENT) != 0) {
      byte[] uri = walk.take(walk.number(2, "a certificate's URI"), "a certificate's URI");
      ContentReader.plain(uri, "a certificate's URI");
    }
  }

  private static void end(ByteWalk walk, String what) throws NdefException {
    if (walk.left() > 0) {
      throw new NdefException(what + " is followed by bytes that belong to nothing");
    }
  }
}
