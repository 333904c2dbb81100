package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What both stores do alike: the same queries and the same transactions, each over connections of
 * the store's own.
 */
abstract class SqlHubStore implements HubStore {
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  /** Work with a connection that the store lends. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Runs queries that see one moment. */
  abstract <T> T read(Work<T> queries);

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
    return read(c -> SqlReads.listSnapshot(c, bucket, after, at, limit));
  }

  @Override
  public Slice listChanges(String bucket, long after, PageLimit limit) {
    return read(c -> SqlReads.listChanges(c, bucket, after, limit));
  }

  @Override
  public Optional<String> findRecord(String kind, String key) {
    return read(c -> SqlReads.findRecord(c, kind, key));
  }

  @Override
  public List<HubRecord> listRecords(String kind, String from, String before, int limit) {
    return read(c -> SqlReads.listRecords(c, kind, from, before, limit));
  }

  @Override
  public <T> T write(Function<HubTransaction, T> work) {
    return inTransaction(work::apply);
  }

  @Override
  public int prune(Instant now, Duration age) {
    return inTransaction(transaction -> transaction.prune(now, age));
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
