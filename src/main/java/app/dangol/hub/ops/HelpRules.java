package app.dangol.hub.ops;

import app.dangol.hub.log.Buckets;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.HelpState;
import app.dangol.wire.HelpOps;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the ops around a call for help do. The first answer counts, a withdrawal ends a call even
 * before it has arrived, and whatever comes too late has no effect and is no error.
 */
final class HelpRules {
  /** A device gives a call up that it could not send for so long; see the contract. */
  private static final Duration LONGEST_WAY = Duration.ofMinutes(10);

  /** So long a kiosk may still want to know what became of its call. */
  private static final Duration SETTLED_KEPT = Duration.ofHours(1);

  private static final Duration WAITING_KEPT = Duration.ofHours(4);
  private static final int MAX_NAME = 128;

  private final Clock clock;

  HelpRules(Clock clock) {
    this.clock = clock;
  }

  /** Somebody is asked for; a device has one open call at a time. */
  OpOutcome call(Ops.Op op, HubTransaction transaction) {
    return read(op, HelpOps.AtDevice.class)
        .flatMap(body -> place(body.store(), body.device(), transaction))
        .map(place -> decide(op, at -> call(op, place, at)))
        .orElseGet(HelpRules::badBody);
  }

  /** A member of staff goes there. */
  OpOutcome answer(Ops.Op op, HubTransaction transaction) {
    return read(op, HelpOps.InStore.class)
        .flatMap(body -> place(body.store(), op.author(), transaction))
        .map(place -> decide(op, at -> answer(op, place.board())))
        .orElseGet(HelpRules::badBody);
  }

  /** Nobody waits there any more. */
  OpOutcome withdraw(Ops.Op op, HubTransaction transaction) {
    return read(op, HelpOps.AtDevice.class)
        .flatMap(body -> place(body.store(), body.device(), transaction))
        .map(place -> decide(op, at -> withdraw(op, place, at)))
        .orElseGet(HelpRules::badBody);
  }

  /**
   * Where an op has its effect.
   *
   * @param name the device, or whoever answers
   */
  private record Place(HelpBoard board, String name) {}

  private long call(Ops.Op op, Place place, Instant at) {
    Optional<HelpBoard.Entry> known = place.board().find(op.subject());
    if (known.isPresent()) {
      return known.get().position();
    }
    place.board().list().forEach(entry -> tidy(entry.help(), place));
    return place.board().put(help(op, place.name(), at, HelpState.WAITING));
  }

  private static long answer(Ops.Op op, HelpBoard board) {
    Optional<HelpBoard.Entry> known = board.find(op.subject());
    if (known.isEmpty() || known.get().help().state() != HelpState.WAITING) {
      return known.map(HelpBoard.Entry::position).orElse(0L);
    }
    Entity.Help call = known.get().help();
    return board.put(
        new Entity.Help(call.id(), call.device(), call.at(), HelpState.ANSWERED, op.author()));
  }

  private static long withdraw(Ops.Op op, Place place, Instant at) {
    Optional<HelpBoard.Entry> known = place.board().find(op.subject());
    if (known.isEmpty()) {
      // Stands in the way of the call itself, should that come later.
      return place.board().put(help(op, place.name(), at, HelpState.WITHDRAWN));
    }
    Entity.Help call = known.get().help();
    return call.state() == HelpState.WAITING
        ? place.board().put(withdrawn(call))
        : known.get().position();
  }

  /** Keeps the bucket small when a new call comes. */
  private void tidy(Entity.Help old, Place caller) {
    Duration age = Duration.between(Instant.parse(old.at()), clock.instant());
    boolean waiting = old.state() == HelpState.WAITING;
    if (age.compareTo(waiting ? WAITING_KEPT : SETTLED_KEPT) > 0) {
      caller.board().remove(old);
    } else if (waiting && old.device().equals(caller.name())) {
      caller.board().put(withdrawn(old));
    }
  }

  private static Entity.Help help(Ops.Op op, String device, Instant at, HelpState state) {
    return new Entity.Help(op.subject(), device, at.toString(), state, null);
  }

  private static Entity.Help withdrawn(Entity.Help call) {
    return new Entity.Help(call.id(), call.device(), call.at(), HelpState.WITHDRAWN, null);
  }

  private OpOutcome decide(Ops.Op op, Function<Instant, Long> effect) {
    if (!OpLedger.isUuid7(op.subject())) {
      return new OpOutcome.Rejected("bad_body", "the subject is not a call's UUIDv7");
    }
    Instant at;
    try {
      at = Instant.parse(op.at());
    } catch (DateTimeException e) {
      return new OpOutcome.Rejected("bad_time", "the time is not an ISO 8601 instant");
    }
    return new OpOutcome.Applied(effect.apply(believable(at)));
  }

  /** The device's time, or ours where its clock must be wrong: a call is never older on arrival. */
  private Instant believable(Instant at) {
    Instant now = clock.instant();
    return at.isAfter(now) || at.isBefore(now.minus(LONGEST_WAY)) ? now : at;
  }

  private static <T> Optional<T> read(Ops.Op op, Class<T> body) {
    try {
      return Optional.of(StrictJson.fromTree(op.body(), body));
    } catch (WireFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Place> place(String store, String name, HubTransaction transaction) {
    boolean usable =
        Buckets.isName(Bucket.workOf(store)) && !name.isBlank() && name.length() <= MAX_NAME;
    return usable
        ? Optional.of(new Place(new HelpBoard(store, transaction), name))
        : Optional.empty();
  }

  private static OpOutcome badBody() {
    return new OpOutcome.Rejected("bad_body", "the body lacks a store, or who asks or answers");
  }
}
