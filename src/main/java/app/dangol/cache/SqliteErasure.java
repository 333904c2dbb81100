package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.Erasure;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Erasures;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Erases customers from both files, and from those set aside. What leads to them leaves {@code
 * ops.db} in the transaction that puts the request to the hub there, {@code cache.db} follows, and
 * both logs are emptied. Whoever is stopped in between goes on with {@link #finish}. May block; any
 * thread may call.
 */
public final class SqliteErasure implements Erasure {
  /** So long after the last look the next one is not at hand. */
  static final Duration QUIET = Duration.ofSeconds(30);

  /** Where somebody looks all the time, they wait once for what an erasure left. */
  static final Duration LATEST = Duration.ofMinutes(10);

  private static final int NONCE_BYTES = 16;
  private static final String HELD =
      """
      SELECT id FROM customer UNION SELECT customer FROM task WHERE customer IS NOT NULL
      """;

  private final CacheWriter writer;
  private final CacheDatabase cache;
  private final OpsDatabase ops;
  private final Outbox outbox;
  private final SetAsideOps setAside;
  private final SqliteAuditLog audit;
  private final SqliteQueuedScans scans;
  private final SqliteCustomerDirectory customers;
  private final FieldCipher cipher;
  private final SqliteMarks marks;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile Runnable onErased = () -> {};

  public SqliteErasure(
      CacheWriter writer,
      CacheDatabase cache,
      OpsDatabase ops,
      SetAsideOps setAside,
      Outbox outbox,
      SqliteAuditLog audit,
      SqliteQueuedScans scans,
      SqliteCustomerDirectory customers,
      FieldCipher cipher,
      Clock clock) {
    this.writer = writer;
    this.cache = cache;
    this.ops = ops;
    this.setAside = setAside;
    this.outbox = outbox;
    this.audit = audit;
    this.scans = scans;
    this.customers = customers;
    this.cipher = cipher;
    this.marks = new SqliteMarks(ops);
    this.clock = clock;
  }

  @Override
  public Receipt erase(CustomerId whose, StaffId by, Optional<String> reason) {
    return erase(whose, by, reason, "");
  }

  /**
   * As {@link #erase(CustomerId, StaffId, Optional)}.
   *
   * @param detail a word of the trail's own on how it was asked for; it stays, the reason does not
   */
  public Receipt erase(CustomerId whose, StaffId by, Optional<String> reason, String detail) {
    OpId number = OpId.create();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    AuditAct asked = AuditAct.of(by, Action.ERASURE_REQUESTED, whose).with(detail);
    AuditAct act = reason.map(asked::because).orElse(asked);
    Found found = look(whose);
    OpDraft request = request(number, whose, by);
    // First: who is stopped behind it asks for the erasure once more.
    setAside.erase(whose, found.tasks(), by, audit);
    ops.write(session -> {
      audit.addIn(session, List.of(act));
      eraseIn(session, whose, by, found);
      return outbox.insert(session, request);
    });
    eraseFromCache(List.of(whose), true);
    outbox.publishAdded(request);
    return new Receipt(number.toString(), now, now.plus(DUE));
  }

  /** The number of the last of the hub's notices that was dealt with; 0 before the first. */
  public long lastTold() {
    return marks.find(SqliteMarks.ERASURES).map(Instant::toEpochMilli).orElse(0L);
  }

  /**
   * Erases whom the hub says was erased, wherever that was asked for.
   *
   * @param told its notices, the oldest first
   * @param by the device
   * @return how many of them were known here
   */
  public int eraseTold(List<Erasures.Notice> told, StaffId by) {
    Set<String> wanted =
        told.stream().map(Erasures.Notice::digest).collect(Collectors.toUnmodifiableSet());
    List<CustomerId> here =
        listKnown().stream().filter(id -> wanted.contains(Erasures.digestOf(id.value()))).toList();
    boolean all = true;
    for (CustomerId whose : here) {
      Found found = look(whose);
      all &= setAside.erase(whose, found.tasks(), by, audit);
      ops.write(session -> {
        eraseIn(session, whose, by, found);
        return 0;
      });
    }
    eraseFromCache(here, false);
    if (all) {
      marks.save(SqliteMarks.ERASURES, Instant.ofEpochMilli(told.getLast().number()));
    }
    return here.size();
  }

  /** Whether anything here names them: the copy, the trail, a write, or a file set aside. */
  public boolean knows(CustomerId whose) {
    return !writer.isFreeOf(whose)
        || ops.read(session -> OpsErasure.knows(session, whose))
        || setAside.knows(whose);
  }

  /** Goes on with what was stopped halfway; to be called at every start. */
  public void finish() {
    List<CustomerId> erased =
        ops.read(session -> OpsErasure.listErased(session, cipher)).stream()
            .filter(id -> !writer.isFreeOf(id))
            .toList();
    if (!erased.isEmpty()) {
      eraseFromCache(erased, true);
    }
  }

  /** Says whom to tell, on the thread that erases, that {@link #overwrite} has something to do. */
  public void onErased(Runnable told) {
    onErased = told;
  }

  /**
   * Overwrites what is left of those erased in parts of the files that are not used any more, by
   * writing both anew; does nothing if nobody was erased since. May take seconds, in which others
   * read; the exchange waits, and for tenths of a second whoever looks, for a look goes on record
   * first. To be called after an erasure and {@link #untilQuiet}, and at every start.
   *
   * @throws DangolException DB-01 if the disk is too full for a second copy; what was erased stays
   *     erased, and the next call tries again
   */
  public synchronized void overwrite() {
    if (isToOverwrite()) {
      Instant erased = marks.find(SqliteMarks.ERASED).orElseThrow();
      boolean empty = cache.rewrite();
      if (ops.rewrite() && empty) {
        marks.save(SqliteMarks.OVERWRITTEN, erased);
      }
    }
  }

  /**
   * How long {@link #overwrite} should wait so that nobody waits for it: until nobody has looked
   * for half a minute, and for ten minutes after an erasure at most. Zero where there is nothing to
   * do.
   */
  public Duration untilQuiet() {
    if (!isToOverwrite()) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Instant looked = audit.lastRecorded();
    Instant erased = marks.find(SqliteMarks.ERASED).orElseThrow();
    // A clock that was put back makes nothing wait longer; two erasures at once are a moment apart.
    boolean putBack = looked.isAfter(now) || erased.isAfter(now.plusSeconds(1));
    if (looked.equals(Instant.MIN) || putBack) {
      return Duration.ZERO;
    }
    Instant quiet = looked.plus(QUIET);
    Instant latest = erased.plus(LATEST);
    Instant until = quiet.isBefore(latest) ? quiet : latest;
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  private boolean isToOverwrite() {
    Instant erased = marks.find(SqliteMarks.ERASED).orElse(Instant.MIN);
    return erased.isAfter(marks.find(SqliteMarks.OVERWRITTEN).orElse(Instant.MIN));
  }

  /** What leads to somebody in {@code cache.db}, read before either file is changed. */
  private record Found(List<MemberToken> tokens, List<String> tasks) {}

  private Found look(CustomerId whose) {
    List<MemberToken> tokens = customers.listTokens(whose);
    return new Found(tokens, cache.read(session -> CacheErasure.listTasks(session, whose)));
  }

  private void eraseIn(Session session, CustomerId whose, StaffId by, Found found)
      throws SQLException {
    new OpsErasure(session, cipher).erase(whose, found.tokens(), found.tasks(), scans);
    audit.eraseIn(session, by, whose);
  }

  private void eraseFromCache(List<CustomerId> erased, boolean beforeTheHub) {
    if (erased.isEmpty()) {
      return;
    }
    // First: who is stopped behind it is to be overwritten all the same.
    Instant last = marks.find(SqliteMarks.ERASED).orElse(Instant.EPOCH);
    marks.save(SqliteMarks.ERASED, later(last, clock.instant()));
    erased.forEach(whose -> writer.erase(whose, beforeTheHub));
    ops.emptyLog();
    onErased.run();
  }

  /** Whatever the clock says, an erasure is another one than the last. */
  private static Instant later(Instant last, Instant now) {
    return now.isAfter(last) ? now : last.plusMillis(1);
  }

  private OpDraft request(OpId number, CustomerId whose, StaffId by) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    Ops.Erase body = new Ops.Erase(whose.value(), HexFormat.of().formatHex(nonce));
    return new OpDraft(
        number, Ops.CUSTOMER_ERASE, number.toString(), by.value(), StrictJson.toTree(body));
  }

  private Set<CustomerId> listKnown() {
    Set<String> ids = new HashSet<>(ops.read(OpsErasure::listKnown));
    ids.addAll(cache.read(SqliteErasure::listHeld));
    ids.addAll(setAside.listKnown());
    return ids.stream().map(CustomerId::new).collect(Collectors.toSet());
  }

  private static Set<String> listHeld(Session session) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (ResultSet row = session.prepare(HELD).executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }
}
