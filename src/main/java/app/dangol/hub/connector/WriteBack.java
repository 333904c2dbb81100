package app.dangol.hub.connector;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.Put;
import app.dangol.hub.connector.outbox.BackendOp;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.connector.outbox.BackendOutbox.Queued;
import app.dangol.hub.erasure.ErasureLedger;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.stock.OpenReservations;
import app.dangol.hub.stock.ShownStock;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.ReservationState;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits in the outbox to the backend, each customer's ops in order, and writes the
 * backend's word into the rows devices see. A try is noted before it is sent; a failure that leaves
 * open whether it got through is followed by a search, never by a blind second try.
 */
final class WriteBack {
  static final Set<String> TYPES =
      Set.of(
          Ops.NOTE_ADD,
          Ops.RESERVATION_REQUEST,
          Ops.RESERVATION_CANCEL,
          Ops.PROFILE_CHANGE,
          Ops.CUSTOMER_ERASE);

  private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);
  private static final int AT_ONCE = 200;

  private final Connector connector;
  private final HubLog log;
  private final RetryDelay delay;
  private final Clock clock;
  private final String runner;
  private final Corrections corrections;

  /**
   * @param runner this copy of the hub, and no other
   */
  WriteBack(Connector connector, HubLog log, RetryDelay delay, Clock clock, String runner) {
    this.connector = connector;
    this.log = log;
    this.delay = delay;
    this.clock = clock;
    this.runner = runner;
    this.corrections = new Corrections(connector.source(), clock);
  }

  /**
   * What became of a round.
   *
   * @param trouble why it ended early, if it did
   */
  record Round(int confirmed, int rejected, int waiting, @Nullable ConnectorException trouble) {}

  /** An op whose try was begun, and what is to be said; empty if there is nothing left to say. */
  private record Begun(Queued tried, Optional<Write> write) {}

  /**
   * Tries everything that is due, until the backend is in trouble.
   *
   * @param lead throws when another copy of the hub may have taken over; asked before every op
   */
  Round run(Runnable lead) {
    List<Queued> queue =
        log.write(transaction -> new BackendOutbox(transaction).list(connector.source(), AT_ONCE));
    Set<String> held = new HashSet<>();
    int confirmed = 0;
    int rejected = 0;
    for (Queued queued : queue) {
      String customer = queued.op().customer();
      if (held.contains(customer)
          || Instant.parse(queued.op().notBefore()).isAfter(clock.instant())) {
        held.add(customer);
        continue;
      }
      lead.run();
      Optional<Begun> begun = begin(queued);
      if (begun.isEmpty()) {
        // Another copy is at it; what comes after it must not overtake it.
        held.add(customer);
        continue;
      }
      try {
        switch (send(queued, begun.get())) {
          case WriteOutcome.Confirmed() -> confirmed++;
          case WriteOutcome.Rejected ignored -> rejected++;
        }
      } catch (ConnectorException e) {
        postpone(begun.get().tried(), e);
        return new Round(confirmed, rejected, queue.size() - confirmed - rejected, e);
      }
    }
    return new Round(confirmed, rejected, queue.size() - confirmed - rejected, null);
  }

  private Optional<Begun> begin(Queued queued) {
    return log.write(transaction -> {
      Optional<Write> write = find(queued.op(), transaction);
      // Whoever takes over meanwhile looks for it when this try must have ended, no sooner.
      Instant next = clock.instant().plus(delay.untilEnded(queued.op().attempts() + 1));
      return new BackendOutbox(transaction)
          .beginTry(queued, runner, next)
          .map(tried -> {
            write.ifPresent(said -> corrections.noteTry(tried.op(), said, transaction));
            return new Begun(tried, write);
          });
    });
  }

  private WriteOutcome send(Queued queued, Begun begun) {
    WriteOutcome outcome =
        begun
            .write()
            .map(write -> attempt(write, queued.op().attempts() > 0))
            .orElseGet(() -> new WriteOutcome.Rejected(WriteOutcome.Rejected.GONE));
    settle(begun.tried(), outcome);
    return outcome;
  }

  /** What a backend refuses it will refuse again; anything else is tried once more later. */
  private WriteOutcome attempt(Write write, boolean maybeSent) {
    try {
      return connector.write(write, maybeSent);
    } catch (ConnectorException e) {
      return switch (e.kind()) {
        case REFUSED -> new WriteOutcome.Rejected("refused");
        case UNREACHABLE, NOT_AUTHORISED, BUSY, MALFORMED -> throw e;
      };
    }
  }

  private void postpone(Queued tried, ConnectorException trouble) {
    Duration wait = delay.after(tried.op().attempts(), trouble.retryAfter());
    log.write(transaction -> {
      new BackendOutbox(transaction).postpone(tried, clock.instant().plus(wait));
      return true;
    });
  }

  /** Reads what is to be said from the row; empty if there is nothing left to say. */
  private Optional<Write> find(BackendOp op, HubTransaction transaction) {
    if (op.type().equals(Ops.CUSTOMER_ERASE)) {
      // Nothing here leads to them any more but what the shop system itself calls them.
      return Optional.of(new Write.Erase(op.opId(), op.about()));
    }
    Optional<String> there =
        new Persons(transaction)
            .listSources(op.customer()).stream()
                .filter(known -> known.source().equals(connector.source()))
                .map(Persons.SourceId::id)
                .findFirst();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    String customer = there.get();
    return switch (op.type()) {
      case Ops.NOTE_ADD ->
          findNote(op, transaction)
              .map(note ->
                  new Write.Note(
                      op.opId(),
                      customer,
                      note.authorName(),
                      note.text(),
                      Instant.parse(op.queuedAt())));
      case Ops.RESERVATION_REQUEST ->
          findReservation(op, transaction)
              .filter(asked -> asked.state() == ReservationState.REQUESTED)
              .map(asked ->
                  new Write.Reserve(
                      op.opId(), customer, asked.store(), asked.sku(), asked.quantity()));
      case Ops.RESERVATION_CANCEL ->
          Optional.of(new Write.Release(op.opId(), customer, op.about()));
      case Ops.PROFILE_CHANGE -> Corrections.find(op, customer, transaction);
      default -> Optional.empty();
    };
  }

  private void settle(Queued tried, WriteOutcome outcome) {
    BackendOp op = tried.op();
    log.write(transaction -> {
      BackendOutbox outbox = new BackendOutbox(transaction);
      boolean ours =
          switch (outcome) {
            case WriteOutcome.Confirmed() -> outbox.confirm(tried);
            case WriteOutcome.Rejected ignored -> outbox.reject(tried);
          };
      if (!ours) {
        return 0;
      }
      if (op.type().equals(Ops.CUSTOMER_ERASE)) {
        ErasureLedger.note(op.opId(), connector.source(), stateAfter(outcome), transaction);
        return 0;
      }
      if (op.type().equals(Ops.PROFILE_CHANGE)) {
        corrections.settle(op, outcome, transaction);
        return 0;
      }
      ClientBuckets clients = new ClientBuckets(transaction);
      if (op.type().equals(Ops.NOTE_ADD)) {
        findNote(op, transaction).ifPresent(note -> clients.keep(Put.of(told(note, outcome))));
      } else if (op.type().equals(Ops.RESERVATION_REQUEST)) {
        findReservation(op, transaction)
            .filter(asked -> asked.state() == ReservationState.REQUESTED)
            .ifPresent(asked -> {
              Optional<Instant> until = new OpenReservations(transaction).findEnd(asked);
              clients.keep(Put.of(told(asked, outcome, until)));
              if (outcome instanceof WriteOutcome.Rejected) {
                new ShownStock(transaction).release(asked);
              }
            });
      }
      return clients.spread();
    });
  }

  private static ErasureLedger.State stateAfter(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Confirmed() -> ErasureLedger.State.DONE;
      case WriteOutcome.Rejected(String reason) -> {
        LOG.warn("the shop system will not erase a customer ({}): see to it there", reason);
        yield ErasureLedger.State.REFUSED;
      }
    };
  }

  private static Entity.Note told(Entity.Note note, WriteOutcome outcome) {
    String word =
        switch (outcome) {
          case WriteOutcome.Confirmed() -> BackendOutbox.CONFIRMED;
          case WriteOutcome.Rejected ignored -> BackendOutbox.REJECTED;
        };
    return new Entity.Note(
        note.id(), note.customer(), note.at(), note.author(), note.authorName(), note.text(), word);
  }

  private static Entity.Reservation told(
      Entity.Reservation asked, WriteOutcome outcome, Optional<Instant> until) {
    return switch (outcome) {
      case WriteOutcome.Confirmed() ->
          told(asked, ReservationState.CONFIRMED, until.map(Instant::toString).orElse(null), null);
      case WriteOutcome.Rejected(String reason) ->
          told(asked, ReservationState.REJECTED, null, reason);
    };
  }

  private static Entity.Reservation told(
      Entity.Reservation asked,
      ReservationState state,
      @Nullable String until,
      @Nullable String reason) {
    return new Entity.Reservation(
        asked.customer(),
        asked.id(),
        asked.store(),
        asked.sku(),
        asked.quantity(),
        asked.at(),
        state,
        until,
        reason);
  }

  private static Optional<Entity.Note> findNote(BackendOp op, HubTransaction transaction) {
    return findRow(op, Entity.NOTE, transaction)
        .map(data -> StrictJson.read(data, Entity.Note.class));
  }

  private static Optional<Entity.Reservation> findReservation(
      BackendOp op, HubTransaction transaction) {
    return findRow(op, Entity.RESERVATION, transaction)
        .map(data -> StrictJson.read(data, Entity.Reservation.class));
  }

  private static Optional<String> findRow(BackendOp op, String entity, HubTransaction transaction) {
    String key = op.customer() + "|" + op.about();
    return transaction.find(ClientBuckets.ALL, entity, key).map(StoredRow::data);
  }
}
