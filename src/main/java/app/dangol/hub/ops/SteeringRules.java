package app.dangol.hub.ops;

import app.dangol.hub.log.Buckets;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What managers say about goods: one word for each product in each store and one for everywhere, of
 * which the last counts, whatever it was. Nothing of it is about a customer.
 */
final class SteeringRules {
  /** Records: {@code sku|store} → the last word. */
  static final String KIND = "steering";

  private static final Set<String> ACTS = Set.of("pin", "boost", "ban");
  private static final int MAX_REASON = 200;

  private final Clock clock;

  SteeringRules(Clock clock) {
    this.clock = clock;
  }

  OpOutcome set(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.Steer.class,
        clock.instant(),
        (body, at) -> {
          String why = whyNot(op, body);
          return why == null ? set(op, body, at, transaction) : OpBodies.badBody(why);
        });
  }

  private static OpOutcome set(Ops.Op op, Ops.Steer body, Instant at, HubTransaction transaction) {
    Entity.Steering said =
        new Entity.Steering(
            op.subject(),
            body.store(),
            body.act(),
            body.factor(),
            body.until(),
            body.reason(),
            op.author(),
            at.toString());
    String key = EntityKey.of(said);
    if (LastWord.overrules(KIND, List.of(key), at, true, transaction)) {
      return new OpOutcome.Applied(0);
    }
    LastWord.keep(KIND, key, at, true, transaction);
    transaction.put(Bucket.CATALOGUE, Entity.STEERING, key, StrictJson.write(said));
    return new OpOutcome.Applied(transaction.position());
  }

  OpOutcome lift(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op,
        Ops.SteerLift.class,
        clock.instant(),
        (body, at) -> {
          if (!isPlace(body.store()) || op.subject().indexOf('|') >= 0) {
            return OpBodies.badBody("that is no product or no store's id");
          }
          String store = body.store();
          String key = op.subject() + "|" + (store == null ? EntityKey.EVERYWHERE : store);
          if (LastWord.overrules(KIND, List.of(key), at, false, transaction)) {
            return new OpOutcome.Applied(0);
          }
          LastWord.keep(KIND, key, at, false, transaction);
          transaction.remove(Bucket.CATALOGUE, Entity.STEERING, key);
          return new OpOutcome.Applied(transaction.position());
        });
  }

  private static @Nullable String whyNot(Ops.Op op, Ops.Steer body) {
    if (!isPlace(body.store()) || op.subject().indexOf('|') >= 0) {
      return "that is no product or no store's id";
    }
    if (!ACTS.contains(body.act())) {
      return "a product is pinned, boosted or banned";
    }
    Double factor = body.factor();
    boolean boost = body.act().equals("boost");
    boolean usable = factor != null && factor > 1 && factor <= Ops.MAX_BOOST;
    if (boost != (factor != null) || (boost && !usable)) {
      return "a boost, and nothing else, has a factor above 1 and up to " + Ops.MAX_BOOST;
    }
    if (body.reason().isBlank() || body.reason().length() > MAX_REASON) {
      return "a reason has 1 to " + MAX_REASON + " characters";
    }
    return isDate(body.until()) ? null : "the last day is not an ISO 8601 date";
  }

  private static boolean isPlace(@Nullable String store) {
    return store == null
        || (!store.equals(EntityKey.EVERYWHERE) && Buckets.isName(Bucket.workOf(store)));
  }

  private static boolean isDate(@Nullable String text) {
    if (text == null) {
      return true;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
