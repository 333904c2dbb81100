package app.dangol.suggest.model;

/** One summand of an item's score, by numbers. The parts of an item sum to its score. */
public sealed interface Part {
  /** What it adds; negative for what speaks against the item. */
  double value();

  /**
   * Something of the history goes with it.
   *
   * @param from the item of the history; never the item itself
   * @param buyers different people who bought both
   */
  record GoesWith(double value, int from, int buyers) implements Part {}

  /** They buy it themselves. */
  record Habit(double value) implements Part {}

  /** They did something else with it. */
  record Interest(double value, Signal signal) implements Part {}

  /**
   * It is like what they chose.
   *
   * @param attribute what it has in common with that
   */
  record Alike(double value, int attribute) implements Part {}

  /**
   * Its kind of thing is bought after what they bought.
   *
   * @param trait of the item, by which it is
   */
  record Follows(double value, int trait) implements Part {}

  /** Many buy it now. */
  record Popular(double value) implements Part {}
}
