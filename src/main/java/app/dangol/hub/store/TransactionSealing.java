package app.dangol.hub.store;

import app.dangol.hub.keys.DataKey;
import app.dangol.hub.keys.Keyring;
import app.dangol.wire.StrictJson;
import com.google.crypto.tink.Aead;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seals what one transaction writes. Which key is a customer's stands in a record of the store, so
 * that it changes with the rows; the keys themselves do not. New keys are on disk before the
 * transaction commits, and destroyed ones are named in it before they go.
 */
final class TransactionSealing {
  /** Records: customer → the number of their key. */
  static final String KEY = "customer.key";

  /** Records: the number of a key that is to be destroyed → nothing. */
  static final String GONE = "customer.key.gone";

  private final Connection connection;
  private final Statements statements;
  private final Keyring keyring;
  private final Map<String, Sealer> known = new HashMap<>();
  private final Map<Long, DataKey> created = new HashMap<>();
  private boolean erased;

  TransactionSealing(Connection connection, Statements statements, Sealing sealing) {
    this.connection = connection;
    this.statements = statements;
    this.keyring = sealing.keyring();
  }

  private record Sealer(long number, Aead key) {}

  /** Which key a customer's rows are sealed with; the number in hex, for JSON's are too small. */
  private record Used(String number) {}

  Cell sealRow(String bucket, String entity, String key, String data) throws SQLException {
    Optional<String> owner = SealedPlaces.ownerOfRow(bucket, entity, key, data);
    return owner.isEmpty()
        ? Cell.plain(data)
        : seal(owner.get(), SealedPlaces.ofRow(bucket, entity, key), data);
  }

  Cell sealRecord(String kind, String key, String data) throws SQLException {
    Optional<String> owner = SealedPlaces.ownerOfRecord(kind, key);
    return owner.isEmpty()
        ? Cell.plain(data)
        : seal(owner.get(), SealedPlaces.ofRecord(kind, key), data);
  }

  private Cell seal(String owner, String place, String data) throws SQLException {
    Sealer sealer = known.get(owner);
    if (sealer == null) {
      sealer = findOrCreate(owner);
      known.put(owner, sealer);
    }
    return new Cell("", Sealing.seal(sealer.number(), sealer.key(), place, data));
  }

  private Sealer findOrCreate(String owner) throws SQLException {
    Optional<Long> number = numberOf(owner);
    // A store that was put back from a back-up may name a key that is gone.
    Optional<Aead> key = number.flatMap(keyring::find);
    if (key.isPresent()) {
      return new Sealer(number.get(), key.get());
    }
    DataKey made = keyring.create();
    created.put(made.number(), made);
    SqlRecords.keep(
        statements,
        KEY,
        owner,
        Cell.plain(StrictJson.write(new Used(Long.toHexString(made.number())))));
    return new Sealer(made.number(), made.aead());
  }

  private Optional<Long> numberOf(String owner) throws SQLException {
    return SqlRecords.find(connection, KEY, owner)
        .map(cell -> StrictJson.read(String.valueOf(cell.data()), Used.class).number())
        .map(hex -> Long.parseLong(hex, 16));
  }

  /** Opens with keys of this transaction, too. */
  Map<Long, Aead> find(Collection<Long> numbers) {
    if (created.isEmpty()) {
      return keyring.find(numbers);
    }
    Map<Long, Aead> found = new HashMap<>();
    List<Long> others = new ArrayList<>();
    for (Long number : numbers) {
      DataKey made = created.get(number);
      if (made == null) {
        others.add(number);
      } else {
        found.put(number, made.aead());
      }
    }
    found.putAll(keyring.find(others));
    return found;
  }

  String blind(String text) {
    return keyring.blind(text);
  }

  /** As {@link HubTransaction#destroyKeyOf}. */
  boolean destroy(String owner) throws SQLException {
    erased = true;
    Optional<Long> number = numberOf(owner);
    if (number.isEmpty()) {
      return false;
    }
    SqlRecords.forget(statements, KEY, owner);
    SqlRecords.keep(statements, GONE, Long.toHexString(number.get()), Cell.plain("{}"));
    known.remove(owner);
    return true;
  }

  /** Puts new keys on disk; the last thing before the commit. */
  void keepCreated(HubTransaction transaction) {
    if (!created.isEmpty()) {
      long times = keyring.keep(created.values());
      NamedKeys.find(transaction)
          .ifPresent(known -> NamedKeys.keep(known.with(times), transaction));
    }
  }

  /** Whether somebody was erased, who may have had no key. */
  boolean hasErased() {
    return erased;
  }
}
