package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What both stores do alike: the same queries and the same transactions, each over connections of
 * the store's own.
 */
abstract class SqlHubStore implements HubStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqlHubStore.class);

  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Sealing sealing;

  /** Work with a connection that the store lends. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Runs queries that see one moment. */
  abstract <T> T read(Work<T> queries);

  /** Waits for nobody, and has what was overwritten leave the disk; after old rows were sealed. */
  abstract void scrub();

  /**
   * Has what was deleted with somebody leave the disk, as far as that can be done while they wait
   * for an answer.
   *
   * @return whether all of it is gone
   */
  abstract boolean overwriteAtOnce();

  /** Has what was deleted leave the disk, as far as that can be done while the hub serves. */
  abstract void overwrite();

  /** Runs work in one transaction of the single writer, as {@link HubStore#write} says. */
  abstract <T> T inTransaction(Function<SqlTransaction, T> work);

  @Override
  public long head() {
    return read(SqlReads::head);
  }

  @Override
  public BucketState state(String bucket) {
    return read(c -> SqlReads.state(c, bucket));
  }

  @Override
  public List<BucketState> states(List<String> buckets) {
    return read(c -> SqlReads.states(c, buckets));
  }

  @Override
  public long lastSeq(String device) {
    return read(c -> SqlReads.lastSeq(c, device));
  }

  @Override
  public Slice listSnapshot(
      String bucket, @Nullable RowKey after, Optional<Long> at, PageLimit limit) {
    return sealing().open(bucket, read(c -> SqlReads.listSnapshot(c, bucket, after, at, limit)));
  }

  @Override
  public Slice listChanges(String bucket, long after, PageLimit limit) {
    return sealing().open(bucket, read(c -> SqlReads.listChanges(c, bucket, after, limit)));
  }

  @Override
  public Optional<String> findRecord(String kind, String key) {
    return read(c -> SqlRecords.find(c, kind, key))
        .flatMap(cell -> sealing().openRecord(kind, key, cell));
  }

  @Override
  public List<HubRecord> listRecords(String kind, String from, String before, int limit) {
    return sealing().openRecords(kind, read(c -> SqlRecords.list(c, kind, from, before, limit)));
  }

  @Override
  public <T> T write(Function<HubTransaction, T> work) {
    boolean[] erases = new boolean[1];
    T result =
        inTransaction(transaction -> {
          T done = work.apply(transaction);
          erases[0] = transaction.sealing().hasErased();
          return done;
        });
    if (erases[0]) {
      destroyNamedKeys();
      settleResidue(this::overwriteAtOnce);
    }
    return result;
  }

  /** What was written stays written: the keys are named in the store until they are gone. */
  private void destroyNamedKeys() {
    try {
      new NamedKeys(this).destroy();
    } catch (DangolException e) {
      LOG.error("a customer's key could not be destroyed; the next try is within the hour", e);
    }
  }

  /** As well: what is left on the disk is on record until it is gone. */
  private void settleResidue(BooleanSupplier overwriting) {
    try {
      new Residue(this).settle(overwriting);
    } catch (DangolException e) {
      LOG.error(
          "what was deleted with a customer could not be overwritten; the next try is within the"
              + " hour",
          e);
    }
  }

  @Override
  public int prune(Instant now, Duration age) {
    destroyNamedKeys();
    int tombstones = inTransaction(transaction -> transaction.prune(now, age));
    settleResidue(() -> {
      overwrite();
      return true;
    });
    return tombstones;
  }

  /** Opens what its rows are sealed with, and brings them up to date with it. */
  final void startSealing(KeyPlace keys) {
    sealing = new Sealing(new SealingStart(this).open(keys));
    new SealingStart(this).bringUpToDate();
    settleResidue(this::overwriteAtOnce);
  }

  final Sealing sealing() {
    return Objects.requireNonNull(sealing, "the keys are not open yet");
  }

  final void closeSealing() {
    if (sealing != null) {
      sealing.keyring().close();
    }
  }

  @Override
  public void changeMasterKey() {
    sealing().keyring().changeMaster();
  }

  @Override
  public void addListener(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeListener(CommitListener listener) {
    listeners.remove(listener);
  }

  /** Tells who listens what was committed. */
  final void tell(Map<String, Long> newest) {
    listeners.forEach(listener -> listener.committed(newest));
  }
}
