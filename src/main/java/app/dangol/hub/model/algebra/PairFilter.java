package app.dangol.hub.model.algebra;

/** Which pairs may be in the model at all. */
@FunctionalInterface
public interface PairFilter {
  /** Asked by one thread at a time. */
  boolean allows(int item, int target);
}
