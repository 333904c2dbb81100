package app.dangol.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of every copy's commits through one connection and one thread, whatever the number of
 * devices that wait. Notifications are lost while the connection is away; so the log is asked what
 * has changed after each coming back, and now and then in between.
 */
final class PostgresWakeUps implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresWakeUps.class);

  /** The safety net's mesh: how often the log is asked although nothing was heard. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(2);
  private static final String CHANNEL = "dangol_commit";

  private final PostgresAddress address;
  private final CommitListener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Connection connection;
  private long seen = -1;

  private PostgresWakeUps(PostgresAddress address, CommitListener listener) {
    this.address = address;
    this.listener = listener;
    this.thread = Thread.ofPlatform().name("hub-wake-ups").daemon().unstarted(this::run);
  }

  static PostgresWakeUps start(PostgresAddress address, CommitListener listener) {
    PostgresWakeUps wakeUps = new PostgresWakeUps(address, listener);
    wakeUps.thread.start();
    return wakeUps;
  }

  /** Inside a transaction: tells all copies, if and once it is committed. */
  static void send(Statements statements, Map<String, Long> newest) throws SQLException {
    for (Map.Entry<String, Long> bucket : newest.entrySet()) {
      try (ResultSet sent =
          statements.query(
              "SELECT pg_notify(?, ?)", CHANNEL, bucket.getValue() + " " + bucket.getKey())) {
        sent.next();
      }
    }
  }

  private void run() {
    while (closed.getCount() > 0) {
      try (Connection opened = PostgresDriver.connect(address)) {
        connection = opened;
        listen(opened);
      } catch (SQLException e) {
        if (closed.getCount() > 0) {
          LOG.warn("the connection that hears of commits is away: {}", e.getSQLState());
        }
      } catch (RuntimeException e) {
        LOG.error("what hears of commits failed and begins anew", e);
      }
      try {
        if (closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void listen(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
    }
    PGConnection postgres = opened.unwrap(PGConnection.class);
    ask(opened);
    while (closed.getCount() > 0) {
      PGNotification[] heard = postgres.getNotifications((int) ASK_AGAIN.toMillis());
      if (heard == null || heard.length == 0) {
        ask(opened);
      } else {
        tell(heard);
      }
    }
  }

  private void tell(PGNotification[] heard) {
    Map<String, Long> newest = new TreeMap<>();
    for (PGNotification notification : heard) {
      String[] parts = notification.getParameter().split(" ", 2);
      // Anybody with an account may notify; what is not ours is left alone.
      if (parts.length == 2 && parts[0].matches("[0-9]{1,18}")) {
        newest.merge(parts[1], Long.parseLong(parts[0]), Math::max);
      }
    }
    listener.committed(newest);
  }

  private void ask(Connection opened) throws SQLException {
    Map<String, Long> newest = new TreeMap<>();
    try (PreparedStatement query =
        opened.prepareStatement("SELECT bucket, newest FROM bucket WHERE newest > ?")) {
      query.setLong(1, seen);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          newest.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    // Positions come from commit order: nothing below the newest one can still appear.
    newest.values().forEach(position -> seen = Math.max(seen, position));
    if (!newest.isEmpty()) {
      listener.committed(newest);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Connection open = connection;
    if (open != null) {
      // Its own thread waits in it for notifications.
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("the connection that hears of commits could not be cut", e);
      }
    }
    try {
      thread.join(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
