package app.dangol.cache;

import app.dangol.trust.BlindIndex;
import app.dangol.wire.Erasures;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom this device has erased though the hub may still tell of them: until it does the same, which
 * a tombstone says, nothing about them is taken in. Made for one transaction.
 */
final class ErasedHere {
  /** Whom the hub has refused to erase for so long is not erased, and comes back. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final String FORGET = "DELETE FROM erased WHERE at < ?";
  private static final String LIST = "SELECT digest FROM erased";
  private static final String ADD =
      "INSERT INTO erased (digest, at) VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET at = max("
          + "at, excluded.at)";
  private static final String REMOVE = "DELETE FROM erased WHERE digest = ?";
  private static final String KIND = "erased";

  private final Session session;
  private final BlindIndex index;
  private final Set<ByteBuffer> digests;
  private String last = "";
  private boolean lastErased;

  private ErasedHere(Session session, BlindIndex index, Set<ByteBuffer> digests) {
    this.session = session;
    this.index = index;
    this.digests = digests;
  }

  static ErasedHere read(Session session, BlindIndex index) throws SQLException {
    Set<ByteBuffer> digests = new HashSet<>();
    try (ResultSet row = session.prepare(LIST).executeQuery()) {
      while (row.next()) {
        digests.add(ByteBuffer.wrap(row.getBytes(1)));
      }
    }
    return new ErasedHere(session, index, digests);
  }

  /** Of what the hub calls them, for the hub does not tell ids. */
  private byte[] digestOf(String customer) {
    return index.of(KIND, Erasures.digestOf(customer));
  }

  /** Nearly always: then no row needs to be looked at. */
  boolean isEmpty() {
    return digests.isEmpty();
  }

  boolean contains(String customer) {
    if (!customer.equals(last)) {
      last = customer;
      lastErased = digests.contains(ByteBuffer.wrap(digestOf(customer)));
    }
    return lastErased;
  }

  void add(String customer, long now) throws SQLException {
    PreparedStatement add = session.prepare(ADD);
    new Binding(add).bytes(digestOf(customer)).number(now).update();
  }

  /** Lets go of those of before that moment. */
  static int forgetBefore(Session session, Instant before) throws SQLException {
    return new Binding(session.prepare(FORGET)).number(before.toEpochMilli()).update();
  }

  /** The hub has done the same. */
  void remove(String customer) throws SQLException {
    removeAll(Set.of(Erasures.digestOf(customer)));
  }

  /**
   * As {@link #remove}, of several.
   *
   * @param told by {@link Erasures#digestOf}
   */
  void removeAll(Set<String> told) throws SQLException {
    for (String each : told) {
      removeDigest(index.of(KIND, each));
    }
  }

  private void removeDigest(byte[] digest) throws SQLException {
    new Binding(session.prepare(REMOVE)).bytes(digest).update();
    digests.remove(ByteBuffer.wrap(digest));
    last = "";
  }
}
