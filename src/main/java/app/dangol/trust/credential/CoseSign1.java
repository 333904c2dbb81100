package app.dangol.trust.credential;

/**
 * One signed message (COSE_Sign1, RFC 9052 §4.2), tagged, in the only form this program writes and
 * reads: algorithm, key and type in the protected header and nothing else there, no unprotected
 * header, the payload attached.
 */
final class CoseSign1 {
  /** EdDSA (RFC 9053 §2.2), with Ed25519 keys: the whole list of algorithms that are allowed. */
  static final int EDDSA = -8;

  private static final int TAG = 18;
  private static final int ALG = 1;
  private static final int KID = 4;
  private static final int TYP = 16;
  private static final byte[] NO_EXTERNAL_DATA = new byte[0];

  private final byte[] head;
  private final byte[] payload;
  private final byte[] signature;
  private final long algorithm;
  private final KeyId key;
  private final String type;

  private CoseSign1(byte[] head, byte[] payload, byte[] signature) throws MalformedException {
    this.head = head;
    this.payload = payload;
    this.signature = signature;
    CborReader reader = new CborReader(head);
    reader.map(3);
    reader.key(ALG);
    algorithm = reader.whole();
    reader.key(KID);
    key = KeyId.of(reader.bytes());
    reader.key(TYP);
    type = reader.text();
    reader.end();
  }

  static byte[] sign(DocumentType type, SigningKey key, byte[] payload) {
    byte[] head =
        new CborWriter()
            .map(3)
            .whole(ALG)
            .whole(EDDSA)
            .whole(KID)
            .bytes(key.id().toBytes())
            .whole(TYP)
            .text(type.text())
            .toBytes();
    return message(head, payload, key.sign(toBeSigned(head, NO_EXTERNAL_DATA, payload)));
  }

  static byte[] message(byte[] head, byte[] payload, byte[] signature) {
    return new CborWriter()
        .tag(TAG)
        .array(4)
        .bytes(head)
        .map(0)
        .bytes(payload)
        .bytes(signature)
        .toBytes();
  }

  static CoseSign1 decode(byte[] bytes) throws MalformedException {
    CborReader reader = new CborReader(bytes);
    reader.tag(TAG);
    reader.array(4);
    byte[] head = reader.bytes();
    reader.map(0);
    byte[] payload = reader.bytes();
    byte[] signature = reader.bytes();
    reader.end();
    if (signature.length != Ed25519.SIGNATURE_BYTES) {
      throw new MalformedException("a signature of another length");
    }
    return new CoseSign1(head, payload, signature);
  }

  /** What is signed (RFC 9052 §4.4). */
  static byte[] toBeSigned(byte[] head, byte[] externalData, byte[] payload) {
    return new CborWriter()
        .array(4)
        .text("Signature1")
        .bytes(head)
        .bytes(externalData)
        .bytes(payload)
        .toBytes();
  }

  boolean isOfAllowedAlgorithm() {
    return algorithm == EDDSA;
  }

  KeyId key() {
    return key;
  }

  String type() {
    return type;
  }

  byte[] payload() {
    return payload;
  }

  /** Whether the signature is that key's over this head and payload. */
  boolean isSignedBy(PublicHalf publicKey) {
    return publicKey.hasSigned(toBeSigned(head, NO_EXTERNAL_DATA, payload), signature);
  }
}
