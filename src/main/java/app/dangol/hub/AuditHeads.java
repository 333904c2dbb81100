package app.dangol.hub;

import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.SignedMark;
import app.dangol.wire.AuditHeads.Kept;
import app.dangol.wire.AuditHeads.Result;
import app.dangol.wire.AuditHeads.Sent;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps of each device where its audit trail ended when it last called, out of reach of whoever has
 * the device. A trail that is shorter than it was, or another one, is taken for tampered with until
 * a manager has approved the device anew. Works over the hub's records; may block; safe for several
 * threads and several copies of the hub.
 */
public final class AuditHeads {
  /** Kind of the records; their keys are those of devices. */
  public static final String KIND = "audit.head";

  private static final Logger LOG = LoggerFactory.getLogger(AuditHeads.class);
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + AuditChain.NAME_LENGTH + "}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + AuditChain.HASH_LENGTH + "}");

  /** The first ones say what happened; a device that goes wrong each minute adds nothing. */
  private static final int MOST_DOUBTS = 20;

  private final HubLog log;
  private final Clock clock;

  public AuditHeads(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * What is kept of one device.
   *
   * @param head the newest row that continued what was known before
   * @param receivedAt when it came, by the hub's clock
   * @param doubts what was held against the trail, the oldest first
   * @param refusedAt since when something is; null if nothing is, or a manager has approved the
   *     device since
   * @param begunAt when a trail that does not continue another was last accepted; null if that was
   *     before this was noted
   */
  public record Trail(
      Sent head,
      @SerializedName("received_at") String receivedAt,
      List<Doubt> doubts,
      @SerializedName("refused_at") @Nullable String refusedAt,
      @SerializedName("begun_at") @Nullable String begunAt) {
    /** When a manager must have approved the device for its trail to begin anew. */
    private Instant since() {
      return Instant.parse(refusedAt == null ? receivedAt : refusedAt);
    }
  }

  /**
   * Something that was held against a trail.
   *
   * @param head the row that was sent; null if it was not signed, for then it may be anything, and
   *     where the rows themselves showed it
   * @param kept the row that was known then
   * @param row the number of the row that is not what it was, where the rows themselves showed it
   */
  public record Doubt(String at, Why why, @Nullable Sent head, Sent kept, @Nullable Long row) {}

  /** What was held against it. */
  public enum Why {
    /** The newest rows are missing. */
    @SerializedName("shorter")
    SHORTER,
    /** A row that was signed is another one now. */
    @SerializedName("rewritten")
    REWRITTEN,
    /** It is another trail, or signed with another key. */
    @SerializedName("another_trail")
    ANOTHER_TRAIL,
    /** The signature does not fit. */
    @SerializedName("not_signed")
    NOT_SIGNED
  }

  /**
   * Takes what a device sent.
   *
   * @param device under which its trail is kept
   * @param approved when a manager last approved it; empty for one with the fixed token, and for
   *     one that the hub's own process lets in
   * @param sent null if it sent none
   * @return what to answer; empty if nothing is kept
   */
  public Optional<Kept> take(String device, Optional<Instant> approved, @Nullable Sent sent) {
    Optional<Trail> known = find(device);
    if (sent == null) {
      return known.map(trail -> answer(trail, null));
    }
    if (known.isEmpty() && sent.seq() == 0) {
      // A device that has not done anything yet; of one that is known it would say something.
      return Optional.empty();
    }
    if (known.isPresent() && isNothingNew(known.get(), approved, sent)) {
      return Optional.of(answer(known.get(), Result.KEPT));
    }
    return log.write(transaction -> take(device, approved, sent, transaction));
  }

  /** Then nothing is written. */
  private static boolean isNothingNew(Trail known, Optional<Instant> approved, Sent sent) {
    return known.refusedAt() == null
        && !isApprovedSince(known, approved)
        && isSameTrail(known.head(), sent)
        && known.head().seq() == sent.seq()
        && known.head().hash().equals(sent.hash());
  }

  private Optional<Kept> take(
      String device, Optional<Instant> approved, Sent sent, HubTransaction transaction) {
    Optional<Trail> known = find(device, transaction);
    if (!isSigned(sent)) {
      return known.map(
          trail -> answer(doubt(device, trail, Why.NOT_SIGNED, sent, transaction), Result.REFUSED));
    }
    String now = clock.instant().toString();
    if (known.isEmpty()) {
      return kept(device, new Trail(sent, now, List.of(), null, now), transaction);
    }
    Trail trail = known.get();
    if (isApprovedSince(trail, approved)) {
      boolean goesOn = trail.refusedAt() == null && continues(trail.head(), sent);
      String begun = goesOn ? trail.begunAt() : now;
      return kept(device, new Trail(sent, now, trail.doubts(), null, begun), transaction);
    }
    if (!isSameTrail(trail.head(), sent)) {
      // From here on the new one is watched; that there was another stays on record.
      Trail doubted = doubt(device, trail, Why.ANOTHER_TRAIL, sent, transaction);
      Trail begun = new Trail(sent, now, doubted.doubts(), doubted.refusedAt(), now);
      keep(device, begun, transaction);
      return Optional.of(answer(begun, Result.REFUSED));
    }
    return continued(device, trail, sent, transaction);
  }

  private Optional<Kept> continued(
      String device, Trail trail, Sent sent, HubTransaction transaction) {
    Sent head = trail.head();
    if (sent.seq() < head.seq()) {
      return Optional.of(
          answer(doubt(device, trail, Why.SHORTER, sent, transaction), Result.REFUSED));
    }
    Optional<String> then =
        sent.seq() == head.seq()
            ? Optional.of(sent.hash())
            : Optional.ofNullable(sent.knownHash())
                .filter(hash -> Long.valueOf(head.seq()).equals(sent.knownSeq()));
    if (then.isEmpty()) {
      return Optional.of(answer(trail, Result.COMPARE));
    }
    if (!then.get().equals(head.hash())) {
      return Optional.of(
          answer(doubt(device, trail, Why.REWRITTEN, sent, transaction), Result.REFUSED));
    }
    String now = clock.instant().toString();
    return kept(
        device,
        new Trail(sent, now, trail.doubts(), trail.refusedAt(), trail.begunAt()),
        transaction);
  }

  private Trail doubt(String device, Trail trail, Why why, Sent sent, HubTransaction transaction) {
    return doubt(device, trail, why, why == Why.NOT_SIGNED ? null : sent, null, transaction);
  }

  /** Holds against a trail that this row of it is not the one that stood there. */
  Trail doubtRow(String device, Trail trail, long row, HubTransaction transaction) {
    return doubt(device, trail, Why.REWRITTEN, null, row, transaction);
  }

  private Trail doubt(
      String device,
      Trail trail,
      Why why,
      @Nullable Sent sent,
      @Nullable Long row,
      HubTransaction transaction) {
    List<Doubt> doubts = new ArrayList<>(trail.doubts());
    boolean again =
        trail.refusedAt() != null
            && !doubts.isEmpty()
            && doubts.getLast().why() == why
            && Objects.equals(doubts.getLast().row(), row);
    if (again) {
      return trail;
    }
    String now = clock.instant().toString();
    LOG.warn("the audit trail of device {} is not what it was: {}", device, why);
    if (doubts.size() < MOST_DOUBTS) {
      doubts.add(new Doubt(now, why, sent, trail.head(), row));
    }
    Trail doubted =
        new Trail(
            trail.head(),
            trail.receivedAt(),
            List.copyOf(doubts),
            trail.refusedAt() == null ? now : trail.refusedAt(),
            trail.begunAt());
    keep(device, doubted, transaction);
    return doubted;
  }

  private static boolean isApprovedSince(Trail trail, Optional<Instant> approved) {
    return approved.filter(at -> at.isAfter(trail.since())).isPresent();
  }

  /** Whether it shows that the row that is known is in it. */
  private static boolean continues(Sent known, Sent sent) {
    return isSameTrail(known, sent)
        && (known.seq() == sent.seq() && known.hash().equals(sent.hash())
            || Long.valueOf(known.seq()).equals(sent.knownSeq())
                && known.hash().equals(sent.knownHash()));
  }

  private static boolean isSameTrail(Sent one, Sent other) {
    return one.chain().equals(other.chain()) && one.key().equals(other.key());
  }

  private static boolean isSigned(Sent sent) {
    String known = sent.knownHash();
    if (sent.seq() < 0
        || !NAME.matcher(sent.chain()).matches()
        || !HASH.matcher(sent.hash()).matches()
        || (known != null && !HASH.matcher(known).matches())) {
      return false;
    }
    try {
      AuditMark mark =
          new AuditMark(
              AuditMark.Kind.HEAD, sent.chain(), sent.seq(), sent.hash(), Instant.parse(sent.at()));
      return AuditKey.isSigned(new SignedMark(mark, sent.signature()), sent.key());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<Kept> kept(String device, Trail trail, HubTransaction transaction) {
    keep(device, trail, transaction);
    return Optional.of(answer(trail, Result.KEPT));
  }

  private static void keep(String device, Trail trail, HubTransaction transaction) {
    transaction.keepRecord(KIND, device, StrictJson.write(trail));
  }

  static Kept answer(Trail trail, @Nullable Result result) {
    Sent head = trail.head();
    return new Kept(head.chain(), head.seq(), head.hash(), result, trail.refusedAt());
  }

  /** What is kept of one device. */
  public Optional<Trail> find(String device) {
    return log.findRecord(KIND, device).map(AuditHeads::read);
  }

  /** As {@link #find(String)}, within a transaction. */
  static Optional<Trail> find(String device, HubReads reads) {
    return reads.findRecord(KIND, device).map(AuditHeads::read);
  }

  /** What is kept of each device. */
  public Map<String, Trail> listAll() {
    Map<String, Trail> all = new TreeMap<>();
    log.listRecords(KIND, "", "", Integer.MAX_VALUE)
        .forEach(kept -> all.put(kept.key(), read(kept.data())));
    return all;
  }

  static Trail read(String data) {
    return StrictJson.read(data, Trail.class);
  }
}
