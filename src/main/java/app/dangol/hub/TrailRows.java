package app.dangol.hub;

import app.dangol.hub.AuditHeads.Trail;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.SignedMark;
import app.dangol.wire.AuditHeads.Result;
import app.dangol.wire.AuditRows.Anchor;
import app.dangol.wire.AuditRows.Answer;
import app.dangol.wire.AuditRows.Place;
import app.dangol.wire.AuditRows.Request;
import app.dangol.wire.AuditRows.Row;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of devices' audit trails themselves, so that losing or wiping a device loses no
 * record of who looked at whose data. They are what the device signed: each is held against the row
 * before it and against the signed end, and one that does not fit is kept as it came and held
 * against the trail. Works over the hub's records; may block; safe for several threads and several
 * copies of the hub.
 */
public final class TrailRows {
  /** Kind of the records that say which rows there are; their keys are those of the heads. */
  public static final String KIND = "audit.trail";

  /** Kind of the rows; a key is a stretch's id and the row's number. */
  static final String ROW = "audit.row";

  private final HubLog log;
  private final AuditHeads heads;
  private final Clock clock;

  public TrailRows(HubLog log, Clock clock) {
    this.log = log;
    this.heads = new AuditHeads(log, clock);
    this.clock = clock;
  }

  /**
   * Rows of one trail that stand one behind the other.
   *
   * @param from what stands before the first
   * @param last the newest of them; {@code from} if there is none
   * @param begunAt as {@link Trail#begunAt}, under which they came
   * @param receivedAt when the newest came, by the hub's clock
   */
  public record Stretch(
      String id,
      String chain,
      Place from,
      Place last,
      @SerializedName("begun_at") @Nullable String begunAt,
      @SerializedName("received_at") String receivedAt) {
    Stretch upTo(Place newest, String at) {
      return new Stretch(id, chain, from, newest, begunAt, at);
    }

    Stretch behind(Place gone) {
      boolean none = last.seq() <= gone.seq();
      return new Stretch(id, chain, gone, none ? gone : last, begunAt, receivedAt);
    }
  }

  /** What is there of one device, the oldest first. */
  record Kept(List<Stretch> stretches) {
    private static final Kept NONE = new Kept(List.of());

    /**
     * The rows that go on with what the trail is now; empty if none has come yet. An older copy of
     * the hub forgets when a trail began, and nothing has to come again for that.
     */
    private Optional<Stretch> current(Trail trail) {
      return stretches.isEmpty()
          ? Optional.empty()
          : Optional.of(stretches.getLast())
              .filter(last -> last.chain().equals(trail.head().chain()))
              .filter(last ->
                  trail.begunAt() == null || Objects.equals(last.begunAt(), trail.begunAt()));
    }

    private Kept with(Stretch changed) {
      List<Stretch> all = new ArrayList<>(stretches);
      all.removeIf(known -> known.id().equals(changed.id()));
      all.add(changed);
      return new Kept(List.copyOf(all));
    }
  }

  /** The newest row there is of a device's trail as it is now; 0 if there is none. */
  public long newest(String device) {
    return AuditHeads.find(device, log)
        .map(trail -> newest(trail, log.findRecord(KIND, device)))
        .orElse(0L);
  }

  /**
   * As {@link #newest(String)}.
   *
   * @param kept the record of {@link #KIND}
   */
  static long newest(Trail trail, Optional<String> kept) {
    return kept.map(TrailRows::read)
        .flatMap(known -> known.current(trail))
        .map(stretch -> stretch.last().seq())
        .orElse(0L);
  }

  /**
   * Takes rows, those up to the signed end; what it has already it passes over.
   *
   * @param sent whose numbers grow
   */
  public Answer take(String device, Request sent) {
    return log.write(transaction -> take(device, sent, transaction));
  }

  private Answer take(String device, Request sent, HubTransaction transaction) {
    Optional<Trail> known = AuditHeads.find(device, transaction);
    if (known.isEmpty() || !known.get().head().chain().equals(sent.chain())) {
      return new Answer(0, Result.COMPARE, null);
    }
    Trail trail = known.get();
    Kept kept = transaction.findRecord(KIND, device).map(TrailRows::read).orElse(Kept.NONE);
    Optional<Stretch> current = kept.current(trail);
    String now = clock.instant().toString();
    Stretch stretch;
    if (current.isPresent() && sent.after().seq() <= current.get().last().seq()) {
      stretch = current.get();
    } else if (isBeginning(sent, trail)) {
      String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
      stretch = new Stretch(id, sent.chain(), sent.after(), sent.after(), trail.begunAt(), now);
    } else {
      long newest = current.map(rows -> rows.last().seq()).orElse(0L);
      return new Answer(newest, Result.COMPARE, trail.refusedAt());
    }
    if (!joins(sent, stretch.last())) {
      Trail doubted = heads.doubtRow(device, trail, stretch.last().seq(), transaction);
      return new Answer(stretch.last().seq(), Result.REFUSED, doubted.refusedAt());
    }
    Taken taken = add(device, trail, stretch, sent.rows(), transaction);
    Stretch longer = stretch.upTo(taken.last(), now);
    if (taken.last().seq() > stretch.last().seq()) {
      transaction.keepRecord(KIND, device, StrictJson.write(kept.with(longer)));
    }
    return new Answer(taken.last().seq(), taken.result(), taken.trail().refusedAt());
  }

  /** Where a trail begins: at its very start, or where it signed that its older rows have gone. */
  private static boolean isBeginning(Request sent, Trail trail) {
    Place after = sent.after();
    if (after.seq() == 0) {
      return after.hash().equals(AuditChain.start(sent.chain()));
    }
    Anchor anchor = sent.anchor();
    if (anchor == null) {
      return false;
    }
    try {
      AuditMark mark =
          new AuditMark(
              AuditMark.Kind.ANCHOR,
              sent.chain(),
              after.seq(),
              after.hash(),
              Instant.parse(anchor.at()));
      return AuditKey.isSigned(new SignedMark(mark, anchor.signature()), trail.head().key());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether the newest row that is there is the same in what was sent, or all of it is older. */
  private static boolean joins(Request sent, Place last) {
    if (sent.after().seq() == last.seq()) {
      return sent.after().hash().equals(last.hash());
    }
    boolean older = true;
    for (Row row : sent.rows()) {
      if (row.seq() == last.seq()) {
        return row.hash().equals(last.hash());
      }
      older = row.seq() < last.seq();
    }
    return older;
  }

  private record Taken(Place last, Result result, Trail trail) {}

  private Taken add(
      String device, Trail before, Stretch stretch, List<Row> rows, HubTransaction transaction) {
    Trail trail = before;
    Place last = stretch.last();
    for (Row row : rows) {
      if (row.seq() <= last.seq() || row.seq() > trail.head().seq()) {
        // It is there already, or nobody has signed it yet.
        continue;
      }
      if (!TrailRow.isUsable(row)) {
        trail = heads.doubtRow(device, trail, row.seq(), transaction);
        return new Taken(last, Result.REFUSED, trail);
      }
      boolean signed = row.seq() != trail.head().seq() || row.hash().equals(trail.head().hash());
      if (!signed || !TrailRow.fits(last, row)) {
        trail = heads.doubtRow(device, trail, row.seq(), transaction);
      }
      transaction.keepRecord(ROW, key(stretch.id(), row.seq()), StrictJson.write(row));
      last = new Place(row.seq(), row.hash());
    }
    return new Taken(last, Result.KEPT, trail);
  }

  /** Devices of which there are rows, with what there is, by the keys of their heads. */
  public Map<String, List<Stretch>> listAll() {
    Map<String, List<Stretch>> all = new TreeMap<>();
    log.forEachRecord(KIND, kept -> all.put(kept.key(), read(kept.data()).stretches()));
    return all;
  }

  /** All rows that belong to nothing that {@link #listAll} gives. */
  public List<TrailOrphans> listOrphans() {
    return TrailOrphans.listIn(log, this);
  }

  /** Looks at a row, and whether it fits behind the one before it. */
  @FunctionalInterface
  public interface RowWork {
    void take(Row row, boolean fits);
  }

  /**
   * All rows of a stretch, in order.
   *
   * @param unreadable takes the numbers of those that are no rows any more; whether the row behind
   *     such a one fits, nobody can say, and it is not held against it
   */
  public void forEach(Stretch stretch, RowWork work, LongConsumer unreadable) {
    AtomicReference<@Nullable Place> before = new AtomicReference<>(stretch.from());
    forEach(
        stretch,
        log,
        (seq, kept) -> {
          if (kept.isEmpty()) {
            before.set(null);
            unreadable.accept(seq);
            return true;
          }
          Row row = kept.get();
          Place last = before.getAndSet(new Place(seq, row.hash()));
          work.take(row, last == null || TrailRow.fits(last, row));
          return true;
        });
  }

  /** Rows in order. */
  @FunctionalInterface
  interface Rows {
    /**
     * Returns whether more are wanted.
     *
     * @param row empty if what is kept under that number is no row any more
     */
    boolean take(long seq, Optional<Row> row);
  }

  static void forEach(Stretch stretch, HubReads reads, Rows work) {
    long next = stretch.from().seq() + 1;
    while (next <= stretch.last().seq()) {
      List<HubRecord> page =
          reads.listRecords(
              ROW, key(stretch.id(), next), key(stretch.id(), Long.MAX_VALUE), HubReads.PAGE);
      for (HubRecord kept : page) {
        long seq = seqOf(kept.key());
        if (!work.take(seq, TrailRow.read(seq, kept.data()))) {
          return;
        }
        next = seq + 1;
      }
      if (page.size() < HubReads.PAGE) {
        return;
      }
    }
  }

  static String key(String stretch, long seq) {
    return "%s|%019d".formatted(stretch, seq);
  }

  static long seqOf(String key) {
    return Long.parseLong(key.substring(key.indexOf('|') + 1));
  }

  static Kept read(String data) {
    return StrictJson.read(data, Kept.class);
  }
}
