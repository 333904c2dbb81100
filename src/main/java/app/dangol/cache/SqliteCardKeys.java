package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.credential.KeptKeys;
import app.dangol.trust.credential.PublicHalf;
import app.dangol.trust.credential.PublishedKeys;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that signed cards are judged by, in {@code ops.db}: a cache that is rebuilt must not
 * forget whose they are, nor how new. May block; any thread may call.
 */
public final class SqliteCardKeys implements KeptKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteCardKeys.class);
  static final String TABLE = "card_keys";
  private static final String ROW = "1";
  private static final String FIND = "SELECT sealed FROM card_keys WHERE id = 1";
  private static final String SAVE =
      """
      INSERT INTO card_keys (id, sealed) VALUES (1, ?)
      ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed
      """;
  private static final String FORGET = "DELETE FROM card_keys";

  private final OpsDatabase database;
  private final FieldCipher cipher;

  public SqliteCardKeys(OpsDatabase database, FieldCipher cipher) {
    this.database = database;
    this.cipher = cipher;
  }

  @Override
  public Optional<PublishedKeys> find() {
    Optional<byte[]> sealed =
        database.read(session -> {
          PreparedStatement find = session.prepare(FIND);
          try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
          }
        });
    return sealed.flatMap(this::open);
  }

  /** What was sealed under a key that is gone counts as none: the hub is asked anew. */
  private Optional<PublishedKeys> open(byte[] sealed) {
    try {
      JsonObject words = SealedJson.open(cipher, TABLE, ROW, sealed);
      return Optional.of(
          new PublishedKeys(
              words.get("chain").getAsString(),
              new PublicHalf(words.get("root").getAsString()),
              words.get("version").getAsLong(),
              words.get("document").getAsString()));
    } catch (DangolException e) {
      if (e.code() != ErrorCode.KEY_02) {
        throw e;
      }
      LOG.warn("the keys of signed cards cannot be opened and are fetched anew ({})", e.code());
      return Optional.empty();
    }
  }

  @Override
  public void keep(PublishedKeys keys) {
    JsonObject words = new JsonObject();
    words.addProperty("chain", keys.chain());
    words.addProperty("root", keys.root().hex());
    words.addProperty("version", keys.version());
    words.addProperty("document", keys.document());
    byte[] sealed = SealedJson.seal(cipher, TABLE, ROW, words);
    database.write(session -> new Binding(session.prepare(SAVE)).bytes(sealed).update());
  }

  /** Before the device is enrolled anew: whoever it is enrolled at says whose cards count. */
  public void forget() {
    database.write(session -> new Binding(session.prepare(FORGET)).update());
  }
}
