package app.dangol.hub.keys;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Wrapped keys by their numbers, in a database of their own. One connection, opened anew where it
 * broke. Safe for several threads and processes; every method may block and fails with HUB-05.
 */
public final class WrappedKeys implements AutoCloseable {
  /** The number of the key that hashes what is looked up; customers' are greater. */
  static final long INDEX = 0;

  private static final int AT_ONCE = 64;
  private static final String FIND =
      "SELECT number, wrapped FROM wrapped_key WHERE number IN (?"
          + ", ?".repeat(AT_ONCE - 1)
          + ")";

  private final KeyDatabase database;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Connection connection;

  public WrappedKeys(KeyDatabase database) {
    this.database = database;
  }

  /**
   * Which keys these are.
   *
   * @param id of the whole ring, for ever
   * @param destroyed how often keys of it were destroyed
   * @param created how often new keys were put into it
   * @param master the id of the master key that has wrapped them
   */
  record Ring(String id, long destroyed, long created, long master) {}

  /** The first key of a ring, and what has wrapped it. */
  record First(byte[] index, long master) {}

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * The ring, made if there is none; of those who come at once one makes it.
   *
   * @param mustExist whether it is a loss if there is none
   * @param makeFirst makes the first wrapped key
   */
  Ring begin(boolean mustExist, Supplier<First> makeFirst) {
    return write(c -> {
      try (Statement statement = c.createStatement()) {
        statement.executeUpdate(
            """
            CREATE TABLE IF NOT EXISTS wrapped_key (
              number BIGINT NOT NULL PRIMARY KEY,
              wrapped %s NOT NULL
            )\
            """
                .formatted(database.bytes()));
        statement.executeUpdate(
            "CREATE TABLE IF NOT EXISTS ring"
                + " (id TEXT NOT NULL, destroyed BIGINT NOT NULL, created BIGINT NOT NULL,"
                + " master BIGINT NOT NULL)");
      }
      Optional<Ring> known = read(c);
      if (known.isPresent()) {
        return known.get();
      }
      if (mustExist) {
        throw lost();
      }
      First first = makeFirst.get();
      insert(c, Map.of(INDEX, first.index()));
      Ring ring = new Ring(UUID.randomUUID().toString(), 0, 0, first.master());
      try (PreparedStatement insert = c.prepareStatement("INSERT INTO ring VALUES (?, ?, 0, ?)")) {
        insert.setString(1, ring.id());
        insert.setLong(2, ring.destroyed());
        insert.setLong(3, ring.master());
        insert.executeUpdate();
      }
      return ring;
    });
  }

  Ring ring() {
    return run(c -> read(c).orElseThrow(WrappedKeys::lost));
  }

  private static DangolException lost() {
    return new DangolException(
        ErrorCode.HUB_08, "the customers' keys are missing: put them back from their back-up");
  }

  private static Optional<Ring> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT id, destroyed, created, master FROM ring")) {
      return rows.next()
          ? Optional.of(
              new Ring(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)))
          : Optional.empty();
    }
  }

  /** Those that are there. */
  Map<Long, byte[]> find(Collection<Long> numbers) {
    List<Long> asked = new ArrayList<>(numbers);
    return run(c -> {
      Map<Long, byte[]> found = new HashMap<>();
      try (PreparedStatement query = c.prepareStatement(FIND)) {
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
          for (int i = 0; i < AT_ONCE; i++) {
            query.setLong(i + 1, asked.get(Math.min(from + i, asked.size() - 1)));
          }
          try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              found.put(rows.getLong(1), rows.getBytes(2));
            }
          }
        }
      }
      return found;
    });
  }

  /** The numbers of all customers' keys. */
  Set<Long> listNumbers() {
    return run(c -> {
      Set<Long> numbers = new HashSet<>();
      try (Statement statement = c.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT number FROM wrapped_key WHERE number > " + INDEX)) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
      return numbers;
    });
  }

  /**
   * Keeps new ones; they are on disk when this returns.
   *
   * @param wrap wraps them as the ring is now, which does not change before they are kept
   */
  Ring keep(Function<Ring, Map<Long, byte[]>> wrap) {
    return write(c -> {
      insert(c, wrap.apply(read(c).orElseThrow()));
      try (Statement statement = c.createStatement()) {
        statement.executeUpdate("UPDATE ring SET created = created + 1");
      }
      return read(c).orElseThrow();
    });
  }

  private static void insert(Connection connection, Map<Long, byte[]> wrapped) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO wrapped_key (number, wrapped) VALUES (?, ?)")) {
      for (Map.Entry<Long, byte[]> key : wrapped.entrySet()) {
        insert.setLong(1, key.getKey());
        insert.setBytes(2, key.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Destroys those that are there; of their bytes none is left when this returns. */
  Ring destroy(Collection<Long> numbers) {
    Ring ring =
        write(c -> {
          int gone = 0;
          try (PreparedStatement delete =
              c.prepareStatement("DELETE FROM wrapped_key WHERE number = ? AND number > 0")) {
            for (long number : numbers) {
              delete.setLong(1, number);
              gone += delete.executeUpdate();
            }
          }
          if (gone > 0) {
            try (Statement statement = c.createStatement()) {
              statement.executeUpdate("UPDATE ring SET destroyed = destroyed + 1");
            }
          }
          return read(c).orElseThrow();
        });
    scrub();
    return ring;
  }

  /**
   * Puts others in the place of all of them, in one transaction.
   *
   * @param by the master key that wraps them from now on
   */
  void replace(long by, BiFunction<Long, byte[], byte[]> wrapAnew) {
    write(c -> {
      List<Long> numbers = new ArrayList<>();
      List<byte[]> wrapped = new ArrayList<>();
      try (Statement statement = c.createStatement();
          ResultSet rows = statement.executeQuery("SELECT number, wrapped FROM wrapped_key")) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
          wrapped.add(wrapAnew.apply(rows.getLong(1), rows.getBytes(2)));
        }
      }
      try (PreparedStatement update =
          c.prepareStatement("UPDATE wrapped_key SET wrapped = ? WHERE number = ?")) {
        for (int i = 0; i < numbers.size(); i++) {
          update.setBytes(1, wrapped.get(i));
          update.setLong(2, numbers.get(i));
          update.addBatch();
        }
        update.executeBatch();
      }
      try (PreparedStatement update = c.prepareStatement("UPDATE ring SET master = ?")) {
        update.setLong(1, by);
        update.executeUpdate();
      }
      return true;
    });
    scrub();
  }

  private void scrub() {
    if (!database.scrub().isEmpty()) {
      run(c -> {
        try (Statement statement = c.createStatement()) {
          return statement.execute(database.scrub());
        }
      });
    }
  }

  private <T> T write(Work<T> work) {
    return run(c -> {
      c.setAutoCommit(false);
      try {
        if (!database.lock().isEmpty()) {
          try (Statement statement = c.createStatement()) {
            statement.execute(database.lock());
          }
        }
        T result = work.on(c);
        c.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        try {
          c.rollback();
        } catch (SQLException broken) {
          e.addSuppressed(broken);
        }
        throw e;
      } finally {
        if (!c.isClosed()) {
          c.setAutoCommit(true);
        }
      }
    });
  }

  /** All that is done here may be done twice, so what a broken connection cut off is done anew. */
  private <T> T run(Work<T> work) {
    turn.lock();
    try {
      for (boolean again = true; ; again = false) {
        try {
          return work.on(connection());
        } catch (SQLException e) {
          if (database.isLost(e)) {
            close();
          }
          if (!again || !database.isLost(e)) {
            throw new DangolException(
                ErrorCode.HUB_05, "the customers' keys cannot be read or written", e);
          }
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private Connection connection() throws SQLException {
    Connection known = connection;
    if (known == null || known.isClosed()) {
      known = database.connect();
      connection = known;
    }
    return known;
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new DangolException(ErrorCode.HUB_05, "the customers' keys cannot be closed", e);
    } finally {
      connection = null;
      turn.unlock();
    }
  }
}
