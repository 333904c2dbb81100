package app.dangol.sync;

import app.dangol.cache.Outbox;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import app.dangol.wire.Ops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends local writes in their order. What the hub refuses goes to attention and never stands in the
 * way of the rest; what it did not answer is sent again under the same id. Blocks.
 */
final class Push {
  private static final Logger LOG = LoggerFactory.getLogger(Push.class);
  private static final int MAX_BATCH_BYTES = 256 * 1024;

  /** By then it is no passing fault of the hub, which takes others. */
  private static final int MOST_REFUSALS = 10;

  /** So long a write may be the only one there is, or all be refused. */
  private static final Duration NOTHING_GETS_THROUGH = Duration.ofHours(2);

  private final String device;
  private final CentralApi api;
  private final Outbox outbox;

  Push(String device, CentralApi api, Outbox outbox) {
    this.device = device;
    this.api = api;
    this.outbox = outbox;
  }

  /**
   * What came of it.
   *
   * @param sent writes answered for good
   * @param later whether some must be sent again later
   */
  record Outcome(long sent, boolean later) {}

  /**
   * Sends what waits at this moment, or until the hub asks for patience. What is written meanwhile
   * comes next time: somebody who never stops writing must not hold up everything else.
   *
   * @throws CentralException if the hub cannot be used; what was under way waits again
   */
  Outcome run() {
    long sent = 0;
    long newest = outbox.newestSeq();
    while (true) {
      List<Ops.Op> batch = outbox.takeBatch(Ops.MAX_BATCH, MAX_BATCH_BYTES, newest);
      if (batch.isEmpty()) {
        return new Outcome(sent, false);
      }
      long answered = sendOrRequeue(batch);
      sent += answered;
      if (answered < batch.size()) {
        return new Outcome(sent, true);
      }
    }
  }

  private long sendOrRequeue(List<Ops.Op> batch) {
    try {
      return send(batch);
    } catch (DangolException e) {
      outbox.requeueUnanswered();
      if (e instanceof CentralException refusal
          && refusal.kind() == CentralException.Kind.REFUSED) {
        LOG.warn("{} ops refused at once, now one by one: {}", batch.size(), e.getMessage());
        return sendOneByOne(batch);
      }
      throw e;
    }
  }

  /**
   * One op that upsets the hub must not keep the others from it, except those about the same thing:
   * their order is what they mean. If neither the oldest nor the newest gets through it is the hub,
   * and the rest is not tried.
   */
  private long sendOneByOne(List<Ops.Op> batch) {
    long answered = 0;
    Set<String> held = new HashSet<>();
    List<Ops.Op> refused = new ArrayList<>();
    for (Ops.Op op : newestSecond(batch)) {
      if (held.contains(op.subject())) {
        continue;
      }
      if (refused.size() == 2 && answered == 0) {
        break;
      }
      try {
        long settled = send(List.of(op));
        answered += settled;
        if (settled == 0) {
          held.add(op.subject());
        }
      } catch (CentralException e) {
        if (e.kind() != CentralException.Kind.REFUSED) {
          throw e;
        }
        LOG.warn("op {} refused, it waits: {}", op.opId(), e.getMessage());
        held.add(op.subject());
        refused.add(op);
      }
    }
    Duration patience = answered > 0 ? Duration.ZERO : NOTHING_GETS_THROUGH;
    refused.forEach(op -> outbox.setAsideAfter(op.opId(), MOST_REFUSALS, patience));
    return answered;
  }

  /** The last op that is the first about its subject comes second; nothing else changes places. */
  private static List<Ops.Op> newestSecond(List<Ops.Op> batch) {
    Map<String, Ops.Op> firsts = new LinkedHashMap<>();
    batch.forEach(op -> firsts.putIfAbsent(op.subject(), op));
    Ops.Op newest = List.copyOf(firsts.values()).getLast();
    List<Ops.Op> order = new ArrayList<>(batch);
    if (firsts.size() > 1) {
      order.remove(newest);
      order.add(1, newest);
    }
    return order;
  }

  /** Returns how many were answered for good. */
  private long send(List<Ops.Op> batch) {
    Ops.Answer answer = api.send(new Ops.Request(device, batch));
    outbox.settle(answer.results());
    Set<String> asked = new HashSet<>();
    batch.forEach(op -> asked.add(op.opId()));
    return answer.results().stream()
        .filter(result -> result.status() != Ops.Status.RETRY && asked.contains(result.opId()))
        .map(Ops.Result::opId)
        .distinct()
        .count();
  }
}
