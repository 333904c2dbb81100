package app.dangol.hub.erasure;

import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whom the sources go on to tell of although they were erased here: until a shop system has done
 * the same, or for as long as the law has it keep its books, it tells of them at every reading.
 * Known by an HMAC-SHA-256 of what the source calls them under a random key of this hub alone, so
 * that these records name nobody. Works inside one transaction.
 */
public final class ErasedSources {
  private static final String KIND = "erased.source";
  private static final String KEY_KIND = "erased.key";
  private static final String KEY = "key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final HubTransaction transaction;

  public ErasedSources(HubTransaction transaction) {
    this.transaction = transaction;
  }

  private record Key(String key) {}

  private record Erased(String at) {}

  void add(SourceId known, Instant at) {
    if (transaction.findRecord(KEY_KIND, KEY).isEmpty()) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      String text = HexFormat.of().formatHex(fresh);
      transaction.keepRecord(KEY_KIND, KEY, StrictJson.write(new Key(text)));
    }
    transaction.keepRecord(
        KIND, nameOf(known).orElseThrow(), StrictJson.write(new Erased(at.toString())));
  }

  /** When that customer of a source was erased; empty for one who was not, or is back. */
  public Optional<Instant> find(SourceId known) {
    return nameOf(known)
        .flatMap(name -> transaction.findRecord(KIND, name))
        .map(data -> Instant.parse(StrictJson.read(data, Erased.class).at()));
  }

  /** They are back by their own word, or the source has let go of them as well. */
  public void forget(SourceId known) {
    nameOf(known).ifPresent(name -> transaction.forgetRecord(KIND, name));
  }

  /** Empty as long as nobody was ever erased. */
  private Optional<String> nameOf(SourceId known) {
    return transaction
        .findRecord(KEY_KIND, KEY)
        .map(data -> HexFormat.of().parseHex(StrictJson.read(data, Key.class).key()))
        .map(key -> hmac(key, known));
  }

  private static String hmac(byte[] key, SourceId known) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      String text = known.source() + '\u001f' + known.id();
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
