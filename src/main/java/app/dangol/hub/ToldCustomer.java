package app.dangol.hub;

import app.dangol.wire.Entity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source's word on a customer whose row was changed in a store since its last. Pure. */
final class ToldCustomer {
  private ToldCustomer() {}

  /**
   * Three ways, field by field: what the source says otherwise than before is new, and stands; of
   * all else stands what is known.
   *
   * @param before what the source told last
   * @param now what it tells
   */
  static Entity.Customer merge(Entity.Customer before, Entity.Customer now, Entity.Customer known) {
    return new Entity.Customer(
        now.id(),
        stands(before.name(), now.name(), known.name()),
        isSame(before.phone(), now.phone()) ? known.phone() : now.phone(),
        isSame(before.email(), now.email()) ? known.email() : now.email(),
        stands(before.cards(), now.cards(), known.cards()),
        stands(before.homeStore(), now.homeStore(), known.homeStore()),
        stands(before.memberSince(), now.memberSince(), known.memberSince()),
        stands(before.preferences(), now.preferences(), known.preferences()),
        stands(before.granted(), now.granted(), known.granted()),
        known.further());
  }

  private static <T> T stands(T before, T now, T known) {
    return before.equals(now) ? known : now;
  }

  private static boolean isSame(@Nullable String before, @Nullable String now) {
    return Objects.equals(before, now);
  }
}
