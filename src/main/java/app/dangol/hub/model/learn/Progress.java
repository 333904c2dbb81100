package app.dangol.hub.model.learn;

/** Hears how far a training is. */
@FunctionalInterface
public interface Progress {
  /**
   * @param done share of the whole, 0 to 1
   */
  void at(String step, double done);
}
