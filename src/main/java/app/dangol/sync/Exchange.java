package app.dangol.sync;

import app.dangol.cache.BucketStates;
import app.dangol.cache.OnDemandCopies;
import app.dangol.cache.Outbox;
import app.dangol.central.CentralApi;
import app.dangol.failure.DangolException;
import app.dangol.id.StaffId;
import app.dangol.wire.Bucket;
import app.dangol.wire.Ops;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One full exchange with the hub: fetch, send, and fetch what the sending brought about. Blocks.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final SyncSettings settings;
  private final Pull pull;
  private final Push push;
  private final CopyCheck copyCheck;
  private final CardKeyStep cardKeys;
  private final ErasureStep erasures;
  private final TrailCopyStep trailCopy;
  private final ToldTextsStep texts;
  private final BucketStates states;
  private final Outbox outbox;
  private final OnDemandCopies onDemand;
  private final AtomicBoolean writeWaits = new AtomicBoolean();

  Exchange(SyncSettings settings, CentralApi api, SyncStores stores) {
    this.settings = settings;
    this.cardKeys = new CardKeyStep(api, stores.cardKeys());
    this.erasures = new ErasureStep(api, stores.erasure(), new StaffId(settings.device()));
    this.trailCopy = new TrailCopyStep(api, settings, stores.trailCopy());
    this.texts = new ToldTextsStep(api, settings, stores.texts());
    this.pull =
        new Pull(
            settings,
            api,
            stores.writer(),
            stores.states(),
            new TrailHeads(stores.auditHeads()),
            cardKeys,
            erasures,
            trailCopy);
    this.push = new Push(settings.device(), api, stores.outbox());
    this.copyCheck = new CopyCheck(settings, api, stores.writer(), stores.onDemand());
    this.states = stores.states();
    this.outbox = stores.outbox();
    this.onDemand = stores.onDemand();
  }

  /**
   * What was exchanged.
   *
   * @param failures what kept single buckets from being complete
   */
  record Outcome(long pulled, long pushed, boolean sendLater, List<DangolException> failures) {}

  /** Asks for a write to be sent between two pages of a fetch under way. */
  void noteWrite() {
    writeWaits.set(true);
  }

  Outcome run() {
    AtomicLong sentBetween = new AtomicLong();
    if (outbox.isWaiting(Ops.CUSTOMER_ERASE)) {
      // Until the hub has done the same it takes this copy for incomplete and sends them anew.
      sentBetween.addAndGet(send().sent());
    }
    Pull.Outcome pulled = pull.all(() -> sentBetween.addAndGet(sendBetweenPages()));
    // Before what was agreed to under them.
    texts.run();
    Push.Outcome pushed = send();
    long rows = pulled.rows();
    long sent = pushed.sent() + sentBetween.get();
    if (sent > 0) {
      rows += pull.catchUp(settings.workBucket(), () -> {});
      rows += pull.catchUp(settings.stockBucket(), () -> {});
      rows += pull.catchUp(settings.clientsBucket(), () -> {});
    }
    cardKeys.run();
    erasures.run();
    trailCopy.run();
    copyCheck.run();
    forgetPassed();
    return new Outcome(rows, sent, pushed.later(), pulled.failures());
  }

  /** Sends what waits. */
  Push.Outcome send() {
    writeWaits.set(false);
    return push.run();
  }

  private long sendBetweenPages() {
    if (!writeWaits.getAndSet(false)) {
      return 0;
    }
    try {
      return push.run().sent();
    } catch (DangolException e) {
      // Sending comes again after the fetch, which must not fail for it.
      LOG.info("sending between two pages failed; the writes wait ({})", e.code());
      return 0;
    }
  }

  Pull pull() {
    return pull;
  }

  /** Forgets the ops whose effect the cache holds. */
  void forgetPassed() {
    outbox.prune(
        states.get(settings.clientsBucket()).position(),
        states.get(settings.workBucket()).position(),
        states.get(settings.stockBucket()).position(),
        states.get(Bucket.CATALOGUE).position(),
        onDemand.list());
  }
}
