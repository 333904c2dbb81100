package app.dangol.cache;

import app.dangol.failure.BlockingGuard;
import app.dangol.id.StoreId;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.DeviceKeys;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.MemoryKeys;
import app.dangol.trust.credential.GuardedClock;
import app.dangol.trust.credential.PinnedKeys;
import app.dangol.trust.credential.SignedCards;
import app.dangol.wire.Bucket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device's two databases in a folder, wired as the program wires them. */
public final class TestStore implements AutoCloseable {
  public static final String CLIENTS = Bucket.clientsOf("seoul-1");
  public static final String STOCK = Bucket.stockOf("seoul-1");

  public static final String WORK = Bucket.workOf("seoul-1");
  public static final SqliteHelpCalls.Here HERE = new SqliteHelpCalls.Here("seoul-1", "tablet-1");

  public final List<CacheChange> seen = Collections.synchronizedList(new ArrayList<>());
  public final Changes changes = new Changes();
  public final MemoryKeys keys = new MemoryKeys(7);
  public final FieldCipher cipher;
  public final BlindIndex index;
  public final CacheDatabase cache;
  public final OpsDatabase ops;
  public final CacheWriter writer;
  public final BucketStates states;
  public final Outbox outbox;
  public final OutboxView outboxView;
  public final OnDemandCopies onDemand;
  public final SqliteQueuedScans scans;
  public final SqliteMarks marks;
  public final PinnedKeys cardKeys;
  public final SetAsideOps setAside;
  public final SqliteErasure erasure;
  public final SignedCards signedCards;
  public final SqliteAuditLog audit;
  public final SqliteAuditHeads auditHeads;
  public final SqliteTrailCopy trailCopy;
  public final SqliteAuditTrail auditTrail;
  public final SqliteStaff staff;
  public final SqliteNotes notes;
  public final SqliteHelpCalls helpCalls;
  public final SqliteCustomerDirectory directory;
  public final SqliteCatalog catalog;
  public final SqliteCustomerAccounts accounts;
  public final SqliteWishList wishes;
  public final SqliteReservations reservations;
  public final SqliteStruckTastes struck;
  public final SqliteSteering steering;
  public final SqliteFeedback feedback;
  public final SqliteTasks tasks;
  public final SqliteTaskRules taskRules;
  public final SqliteClientBook book;
  public final SqliteConsents consents;
  public final SqliteProfiles profiles;

  public TestStore(Path folder) {
    this(folder, Clock.systemUTC());
  }

  public TestStore(Path folder, Clock clock) {
    this(folder, clock, null);
  }

  /** With the device keys of that folder instead of the test's own. */
  public static TestStore withFileKeys(Path folder) {
    boolean sealedData = Files.exists(folder.resolve("ops.db"));
    return new TestStore(folder, Clock.systemUTC(), FileDeviceKeys.open(folder, sealedData));
  }

  private TestStore(Path folder, Clock clock, @Nullable DeviceKeys others) {
    changes.subscribe(seen::add);
    cipher = new FieldCipher(others == null ? keys : others);
    index = new BlindIndex(others == null ? keys : others);
    ops = OpsDatabase.open(folder.resolve("ops.db"), BlockingGuard.NONE);
    cache = CacheDatabase.open(folder.resolve("cache.db"), BlockingGuard.NONE, changes);
    writer = new CacheWriter(cache, cipher, index, changes, clock);
    states = new BucketStates(cache);
    outbox = new Outbox(ops, cipher, changes, clock);
    outboxView = new OutboxView(ops);
    onDemand = new OnDemandCopies(cache, index);
    scans = new SqliteQueuedScans(ops, cipher, clock);
    marks = new SqliteMarks(ops);
    GuardedClock guarded = new GuardedClock(clock, new SqliteSeenTime(marks), () -> 0);
    cardKeys = new PinnedKeys(new SqliteCardKeys(ops, cipher), guarded);
    signedCards =
        new SignedCards(cardKeys, HERE.store(), guarded, new SqliteSpentCards(ops, clock));
    audit = new SqliteAuditLog(ops, cipher, HERE, clock);
    auditHeads = new SqliteAuditHeads(ops, cipher, clock);
    trailCopy = new SqliteTrailCopy(ops);
    auditTrail = new SqliteAuditTrail(ops, cipher);
    staff = new SqliteStaff(ops, cipher, clock);
    notes = new SqliteNotes(cache, ops, outbox, cipher, CLIENTS);
    helpCalls = new SqliteHelpCalls(cache, ops, outbox, cipher, HERE, clock);
    directory = new SqliteCustomerDirectory(cache, ops, cipher, index, CLIENTS);
    accounts = new SqliteCustomerAccounts(cache, ops, cipher, CLIENTS);
    catalog =
        new SqliteCatalog(cache, changes, new SqlitePendingReservations(cache, ops, cipher, STOCK));
    wishes = new SqliteWishList(outbox);
    reservations = new SqliteReservations(outbox);
    struck = new SqliteStruckTastes(outbox);
    steering = new SqliteSteering(cache, ops, outbox, cipher, new StoreId(HERE.store()), clock);
    feedback = new SqliteFeedback(outbox, HERE, clock);
    tasks = new SqliteTasks(cache, ops, outbox, cipher, "seoul-1");
    taskRules = new SqliteTaskRules(cache, ops, outbox, cipher, "seoul-1");
    book = new SqliteClientBook(cache);
    consents = new SqliteConsents(accounts, outbox);
    profiles = new SqliteProfiles(cache, ops, outbox, cipher, CLIENTS);
    setAside = new SetAsideOps(folder, BlockingGuard.NONE);
    erasure =
        new SqliteErasure(
            writer, cache, ops, setAside, outbox, audit, scans, directory, cipher, clock);
  }

  /** Every table but its sealed columns (whose nonces differ), as text. */
  public List<String> dump() {
    List<String> lines = new ArrayList<>();
    for (String table :
        List.of(
            "product",
            "store",
            "stock",
            "customer",
            "blind_index",
            "history",
            "note",
            "pair",
            "popularity",
            "help",
            "kept_out",
            "price",
            "orders",
            "search",
            "cart",
            "wish",
            "loyalty",
            "coupon",
            "consent",
            "task",
            "reservation",
            "struck",
            "steering",
            "experiment",
            "bucket")) {
      cache.read(session -> {
        try (ResultSet rows =
            session.prepare("SELECT * FROM " + table + " ORDER BY 1, 2").executeQuery()) {
          while (rows.next()) {
            lines.add(table + line(rows));
          }
        }
        return 0;
      });
    }
    return lines;
  }

  /** Hides a table of {@code ops.db}, so that whoever needs it fails; or brings it back. */
  public void breakTable(String table, boolean broken) {
    String hidden = table + "_hidden";
    ops.write(session -> {
      session.execute(
          broken
              ? "ALTER TABLE " + table + " RENAME TO " + hidden
              : "ALTER TABLE " + hidden + " RENAME TO " + table);
      return 0;
    });
  }

  /** Changes {@code ops.db} as somebody does who has the file. */
  public void tamper(String sql) {
    ops.write(session -> {
      session.execute(sql);
      return 0;
    });
  }

  /** Rows of a table of {@code ops.db}, and a condition if need be. */
  public long countOps(String table) {
    return ops.read(session -> session.number("SELECT count(*) FROM " + table, 0));
  }

  public long count(String table) {
    return cache.read(session -> session.number("SELECT count(*) FROM " + table, -1));
  }

  /** Flips the last bit of one sealed blob, as a failing disk would. */
  public void damage(String table, String id) {
    int damaged =
        cache.write(session -> {
          PreparedStatement find = session.prepare("SELECT sealed FROM " + table + " WHERE id = ?");
          find.setString(1, id);
          byte[] sealed;
          try (ResultSet row = find.executeQuery()) {
            row.next();
            sealed = row.getBytes(1);
          }
          sealed[sealed.length - 1] ^= 1;
          return new Binding(session.prepare("UPDATE " + table + " SET sealed = ? WHERE id = ?"))
              .bytes(sealed)
              .text(id)
              .update();
        });
    if (damaged != 1) {
      throw new IllegalStateException("nothing was damaged");
    }
  }

  public String integrity() {
    return cache.read(session -> session.text("PRAGMA integrity_check", ""))
        + "/"
        + ops.read(session -> session.text("PRAGMA integrity_check", ""));
  }

  /** Every op not yet forgotten, oldest first: state, attempts and the hub's word. */
  public List<String> listOps() {
    return ops.read(session -> {
      List<String> found = new ArrayList<>();
      String sql = "SELECT concat_ws(' ', state, attempts, code) FROM op ORDER BY seq";
      try (ResultSet row = session.prepare(sql).executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    });
  }

  /** How many ops wait or are kept, whatever their state. */
  public long ops() {
    return ops.read(session -> session.number("SELECT count(*) FROM op", -1));
  }

  private static String line(ResultSet row) throws SQLException {
    StringBuilder line = new StringBuilder();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnName(i);
      if (!name.equals("sealed") && !name.equals("synced_at")) {
        byte[] bytes = name.equals("token") || name.equals("digest") ? row.getBytes(i) : null;
        line.append(' ').append(bytes == null ? row.getString(i) : HexFormat.of().formatHex(bytes));
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    cache.close();
    ops.close();
  }
}
