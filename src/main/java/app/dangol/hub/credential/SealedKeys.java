package app.dangol.hub.credential;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.credential.KeyId;
import app.dangol.trust.credential.PublicHalf;
import app.dangol.trust.credential.SigningKey;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The chain's private keys in the hub's records, each sealed for its own place. Whoever has the
 * database, or a copy of it, and not the key beside it can sign nothing.
 */
final class SealedKeys {
  private static final String KIND = "card.key";
  private static final String ROOT = "root";
  private static final String ISSUING = "issuing";
  private static final int MOST = 1_000;

  private final FieldCipher cipher;

  SealedKeys(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * The root key.
   *
   * @param chain the issuer's name, which never changes
   */
  record Root(String chain, String secret, @SerializedName("public") String publicHalf) {
    PublicHalf half() {
      return new PublicHalf(publicHalf);
    }

    @Override
    public String toString() {
      return "Root[" + chain + "]";
    }
  }

  /**
   * A key that signs credentials, or did.
   *
   * @param from in seconds, as is the other time
   * @param until when it stops to sign
   */
  record Issuing(
      String id,
      String secret,
      @SerializedName("public") String publicHalf,
      long from,
      long until) {
    PublicHalf half() {
      return new PublicHalf(publicHalf);
    }

    boolean signsAt(Instant now) {
      return now.getEpochSecond() >= from && now.getEpochSecond() < until;
    }

    Issuing ending(long at) {
      return new Issuing(id, secret, publicHalf, from, at);
    }

    @Override
    public String toString() {
      return "Issuing[" + id + "]";
    }
  }

  /** Whether there is one that was sealed. */
  static boolean isAny(HubReads reads) {
    return reads.findRecord(KIND, ROOT).isPresent();
  }

  static Optional<Root> findRoot(HubReads reads) {
    return reads.findRecord(KIND, ROOT).map(data -> StrictJson.read(data, Root.class));
  }

  Root createRoot(String chain, HubTransaction transaction) {
    SigningKey key = SigningKey.create(new KeyId("00"));
    Root root = new Root(chain, seal(ROOT, key), key.publicHalf().hex());
    transaction.keepRecord(KIND, ROOT, StrictJson.write(root));
    return root;
  }

  SigningKey open(Root root) {
    return open(ROOT, new KeyId("00"), root.secret());
  }

  /** All of them, the newest last. */
  List<Issuing> listIssuing(HubReads reads) {
    List<Issuing> all = new ArrayList<>();
    reads
        .listRecordsUnder(KIND, ISSUING, MOST)
        .forEach(kept -> all.add(StrictJson.read(kept.data(), Issuing.class)));
    return all;
  }

  Issuing createIssuing(int number, long from, long until, HubTransaction transaction) {
    String id = "%04x".formatted(number);
    SigningKey key = SigningKey.create(new KeyId(id));
    Issuing made = new Issuing(id, seal(place(id), key), key.publicHalf().hex(), from, until);
    keep(made, transaction);
    return made;
  }

  void keep(Issuing key, HubTransaction transaction) {
    transaction.keepRecord(KIND, place(key.id()), StrictJson.write(key));
  }

  void forget(Issuing key, HubTransaction transaction) {
    transaction.forgetRecord(KIND, place(key.id()));
  }

  SigningKey open(Issuing key) {
    return open(place(key.id()), new KeyId(key.id()), key.secret());
  }

  private static String place(String id) {
    return ISSUING + "|" + id;
  }

  private String seal(String place, SigningKey key) {
    return Base64.getEncoder().encodeToString(cipher.seal(KIND, place, key.toSecret()));
  }

  private SigningKey open(String place, KeyId id, String sealed) {
    return SigningKey.of(id, cipher.open(KIND, place, Base64.getDecoder().decode(sealed)));
  }
}
