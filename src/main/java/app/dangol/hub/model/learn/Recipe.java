package app.dangol.hub.model.learn;

import java.util.function.Supplier;

/**
 * One way of making item-to-item weights.
 *
 * @param name as it stands in the model's file
 * @param make makes them; may take long
 */
record Recipe(String name, Supplier<WeightedPairs> make) {
  WeightedPairs weights() {
    return make.get();
  }
}
