package app.dangol.sync;

import app.dangol.cache.Applied;
import app.dangol.cache.BucketState;
import app.dangol.cache.BucketStates;
import app.dangol.cache.CacheWriter;
import app.dangol.cache.PageRequest;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.wire.BucketSum;
import app.dangol.wire.Manifest;
import app.dangol.wire.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what the hub has and this device lacks, bucket by bucket and page by page. Blocks. */
final class Pull {
  private static final Logger LOG = LoggerFactory.getLogger(Pull.class);
  private static final int MAX_REFETCHES = 2;

  private final SyncSettings settings;
  private final CentralApi api;
  private final CacheWriter writer;
  private final BucketStates states;
  private final TrailHeads trail;
  private final CardKeyStep cardKeys;
  private final ErasureStep erasures;
  private final TrailCopyStep trailCopy;
  private boolean jointWait;

  Pull(
      SyncSettings settings,
      CentralApi api,
      CacheWriter writer,
      BucketStates states,
      TrailHeads trail,
      CardKeyStep cardKeys,
      ErasureStep erasures,
      TrailCopyStep trailCopy) {
    this.settings = settings;
    this.api = api;
    this.writer = writer;
    this.states = states;
    this.trail = trail;
    this.cardKeys = cardKeys;
    this.erasures = erasures;
    this.trailCopy = trailCopy;
  }

  /**
   * What fetching all buckets came to.
   *
   * @param rows rows taken in
   * @param failures what kept single buckets from being complete, or known to be; the others are
   */
  record Outcome(long rows, List<DangolException> failures) {}

  /**
   * Compares everything with the hub and fetches what is missing.
   *
   * @param afterPage runs between pages, so that a long snapshot does not hold up other work
   * @throws CentralException if the hub cannot be used at all now
   */
  Outcome all(Runnable afterPage) {
    writer.refetchWhatIsFromTheFuture();
    Map<String, BucketState> held =
        states.list().stream().collect(Collectors.toMap(BucketState::bucket, Function.identity()));
    List<DangolException> failures = new ArrayList<>();
    Map<String, Manifest.Verdict> verdicts = Map.of();
    try {
      verdicts = askManifest(held.values().stream().toList());
    } catch (DangolException e) {
      if (concernsWholeHub(e)) {
        throw e;
      }
      // Without a verdict every bucket's feed is asked, and writes are sent all the same.
      LOG.warn("what the hub holds could not be compared: {}", e.getMessage());
      failures.add(e);
    }
    held.keySet().stream().filter(b -> !settings.buckets().contains(b)).forEach(writer::drop);
    long rows = 0;
    for (String bucket : settings.buckets()) {
      try {
        Manifest.Verdict verdict = verdicts.get(bucket);
        Manifest.Action action = verdict == null ? Manifest.Action.DELTA : verdict.action();
        rows += follow(action, bucket, afterPage);
        if (verdict != null) {
          // Only now: of a figure that was behind the hub's it would not have been true.
          writer.noteRead(bucket, readAt(verdict));
        }
      } catch (DangolException e) {
        boolean manifestToo = failures.size() == 1 && rows == 0 && isRefused(failures.getFirst());
        if (concernsWholeHub(e) || (manifestToo && verdicts.isEmpty() && isRefused(e))) {
          // Two refusals in a row are no matter of one bucket: the hub is left in peace.
          throw e;
        }
        LOG.warn("{} could not be brought up to date: {}", bucket, e.getMessage());
        failures.add(e);
      }
    }
    return new Outcome(rows, failures);
  }

  /** Fetches page after page until the bucket is complete; returns the rows taken in. */
  long catchUp(String bucket, Runnable afterPage) {
    long rows = 0;
    int refetches = 0;
    try (PagesAhead pages = new PagesAhead(api)) {
      while (true) {
        PageRequest ask = states.get(bucket).next();
        Page page;
        try {
          page = pages.take(ask);
        } catch (CentralException e) {
          if (e.kind() != CentralException.Kind.MUST_REFETCH || refetches++ >= MAX_REFETCHES) {
            throw e;
          }
          writer.refetch(bucket);
          continue;
        }
        Optional<PageRequest> after = ask.after(page);
        after.ifPresent(pages::begin);
        rows += apply(ask, page);
        if (after.isEmpty()) {
          return rows;
        }
        afterPage.run();
      }
    }
  }

  /** Whether the hub, when it was last asked, knew how to wait for several buckets at once. */
  boolean mayWaitJointly() {
    return jointWait;
  }

  /** Takes in one page; returns its rows. */
  long apply(PageRequest ask, Page page) {
    Applied applied = writer.applyPage(ask, page);
    if (applied.keptOut() > 0) {
      LOG.info(
          "{} rows of {} are of kinds this program does not know; kept out",
          applied.keptOut(),
          ask.bucket());
    }
    return applied.rows();
  }

  void refetch(String bucket) {
    writer.refetch(bucket);
  }

  private Map<String, Manifest.Verdict> askManifest(List<BucketState> held) {
    List<Manifest.Held> buckets =
        held.stream()
            .map(s ->
                new Manifest.Held(
                    s.bucket(), s.cursor().orElse(null), s.rows(), BucketSum.hex(s.sum())))
            .toList();
    Manifest.Answer answer =
        api.manifest(
            new Manifest.Request(
                settings.device(), settings.store().value(), buckets, trail.next()));
    trail.take(answer.audit());
    cardKeys.take(answer);
    erasures.take(answer);
    trailCopy.take(answer);
    jointWait = Boolean.TRUE.equals(answer.jointWait());
    return answer.buckets().stream()
        .collect(
            Collectors.toMap(
                Manifest.Verdict::bucket, Function.identity(), (first, again) -> first));
  }

  private static Optional<Instant> readAt(Manifest.Verdict verdict) {
    try {
      return Optional.ofNullable(verdict.readAt()).map(Instant::parse);
    } catch (DateTimeException e) {
      throw new DangolException(
          ErrorCode.HUB_03, "the manifest's read_at of " + verdict.bucket() + " is no instant", e);
    }
  }

  private long follow(Manifest.Action verdict, String bucket, Runnable afterPage) {
    return switch (verdict) {
      // A bucket said to be in order but not complete here is not in order.
      case OK -> {
        if (states.get(bucket).cursor().isEmpty()) {
          yield catchUp(bucket, afterPage);
        }
        writer.confirm(bucket);
        yield 0;
      }
      case DELTA -> catchUp(bucket, afterPage);
      case SNAPSHOT -> {
        if (states.get(bucket).cursor().isPresent()) {
          writer.refetch(bucket);
        }
        yield catchUp(bucket, afterPage);
      }
      case DROP -> {
        writer.drop(bucket);
        yield 0;
      }
    };
  }

  private static boolean isRefused(DangolException e) {
    return e instanceof CentralException central && central.kind() == CentralException.Kind.REFUSED;
  }

  private static boolean concernsWholeHub(DangolException e) {
    return e instanceof CentralException central
        && switch (central.kind()) {
          case UNREACHABLE, NOT_AUTHORISED, UNENROLLED, REVOKED, WIPE, BUSY -> true;
          case MUST_REFETCH, REFUSED, MALFORMED -> false;
        };
  }
}
