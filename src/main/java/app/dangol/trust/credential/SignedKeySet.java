package app.dangol.trust.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A key set as it travels: a COSE_Sign1 of its own type, signed with the issuer's root key, of
 * which devices hold the public half. Claims: iss, iat, and four of private use (RFC 8392 §9.1).
 */
final class SignedKeySet {
  private static final int ISS = 1;
  private static final int IAT = 6;
  private static final int VERSION = -70_001;
  private static final int KEYS = -70_002;
  private static final int REVOKED = -70_003;
  private static final int REVOKED_MEMBERS = -70_004;
  private static final int COUNT = 6;
  private static final int KEY_PARTS = 4;
  private static final int MEMBER_PARTS = 2;

  private SignedKeySet() {}

  static byte[] sign(KeySet set, SigningKey root) {
    CborWriter out =
        new CborWriter()
            .map(COUNT)
            .whole(ISS)
            .text(set.issuer())
            .whole(IAT)
            .whole(set.issuedAt().getEpochSecond())
            .whole(VERSION)
            .whole(set.version())
            .whole(KEYS)
            .array(set.keys().size());
    for (IssuerKey key : set.keys()) {
      out.array(KEY_PARTS)
          .bytes(key.id().toBytes())
          .bytes(key.key().toBytes())
          .whole(key.from().getEpochSecond())
          .whole(key.until().getEpochSecond());
    }
    out.whole(REVOKED).array(set.revoked().size());
    set.revoked().forEach(id -> out.bytes(id.toBytes()));
    out.whole(REVOKED_MEMBERS).array(set.revokedMembers().size());
    for (Map.Entry<String, Instant> member : set.revokedMembers().entrySet()) {
      out.array(MEMBER_PARTS).text(member.getKey()).whole(member.getValue().getEpochSecond());
    }
    return CoseSign1.sign(DocumentType.KEY_SET, root, out.toBytes());
  }

  /** Reads what {@link #sign} wrote; whether it was signed is {@link HeldKeySet}'s to ask. */
  static KeySet decode(byte[] payload) throws MalformedException {
    CborReader reader = new CborReader(payload);
    reader.map(COUNT);
    reader.key(ISS);
    String issuer = Claims.name(reader);
    reader.key(IAT);
    Instant issuedAt = Claims.time(reader);
    reader.key(VERSION);
    long version = reader.unsigned();
    reader.key(KEYS);
    List<IssuerKey> keys = new ArrayList<>();
    for (int i = reader.array(); i > 0; i--) {
      keys.add(key(reader));
    }
    reader.key(REVOKED);
    SortedSet<CredentialId> revoked = new TreeSet<>();
    for (int i = reader.array(); i > 0; i--) {
      revoked.add(CredentialId.of(reader.bytes()));
    }
    reader.key(REVOKED_MEMBERS);
    SortedMap<String, Instant> members = new TreeMap<>();
    for (int i = reader.array(); i > 0; i--) {
      reader.array(MEMBER_PARTS);
      members.put(Claims.name(reader), Claims.time(reader));
    }
    reader.end();
    try {
      return new KeySet(issuer, version, issuedAt, keys, revoked, members);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("two keys of one id");
    }
  }

  private static IssuerKey key(CborReader reader) throws MalformedException {
    reader.array(KEY_PARTS);
    KeyId id = KeyId.of(reader.bytes());
    byte[] key = reader.bytes();
    if (key.length != Ed25519.KEY_BYTES) {
      throw new MalformedException("a key of another length");
    }
    return new IssuerKey(id, PublicHalf.of(key), Claims.time(reader), Claims.time(reader));
  }
}
