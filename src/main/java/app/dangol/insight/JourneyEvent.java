package app.dangol.insight;

import app.dangol.id.Sku;

/** What moved somebody from one stage to the next: something they did, or that they did nothing. */
public sealed interface JourneyEvent {
  /** They became a member. */
  record Joined() implements JourneyEvent {}

  /** They looked at the same product on so many different days. */
  record LookedAgain(Sku sku, int days) implements JourneyEvent {}

  /** They put something into the cart. */
  record Carted(Sku sku) implements JourneyEvent {}

  /** They wished for something. */
  record Wished(Sku sku) implements JourneyEvent {}

  /** What they considered they left for so many days. */
  record LetGo(int days) implements JourneyEvent {}

  /** They bought so many different products, on the so many-th day of theirs. */
  record Bought(int products, int purchaseDay) implements JourneyEvent {}

  /** So many days have passed since they bought. */
  record InUse(int days) implements JourneyEvent {}

  /** They have bought on so many days within a year, and used the last of it for a while. */
  record CameBack(int purchaseDays) implements JourneyEvent {}

  /** Nothing was heard of them for so many days. */
  record Quiet(int days) implements JourneyEvent {}
}
