package app.dangol.suggest.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A model as it was published: the items it knows, what goes with what, and how the parts of a
 * score are weighed. Immutable; safe for several threads.
 */
public final class ItemModel {
  private final List<String> skus;
  private final Map<String, Integer> numbers;
  private final Neighbours neighbours;
  private final ItemFigures figures;
  private final Attributes attributes;
  private final Following following;
  private final ModelParameters parameters;
  private final Provenance provenance;
  private final int mostRecent;

  /**
   * @param skus in rising order; an item's number is its place
   */
  public ItemModel(
      List<String> skus,
      Neighbours neighbours,
      ItemFigures figures,
      Attributes attributes,
      Following following,
      ModelParameters parameters,
      Provenance provenance) {
    if (neighbours.items() != skus.size()
        || figures.buyers().length != skus.size()
        || attributes.items() != skus.size()
        || following.items() != skus.size()) {
      throw new IllegalArgumentException("figures of differing numbers of items");
    }
    this.skus = List.copyOf(skus);
    this.numbers = HashMap.newHashMap(skus.size());
    for (int item = 0; item < skus.size(); item++) {
      numbers.put(skus.get(item), item);
    }
    this.neighbours = neighbours;
    this.figures = figures;
    this.attributes = attributes;
    this.following = following;
    this.parameters = parameters;
    this.provenance = provenance;
    int most = 0;
    for (int recent : figures.recent()) {
      most = Math.max(most, recent);
    }
    this.mostRecent = most;
  }

  public int items() {
    return skus.size();
  }

  public String sku(int item) {
    return skus.get(item);
  }

  /** The number of a sku; empty for one the model does not know. */
  public OptionalInt find(String sku) {
    Integer number = numbers.get(sku);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  public List<String> skus() {
    return skus;
  }

  public Neighbours neighbours() {
    return neighbours;
  }

  public ItemFigures figures() {
    return figures;
  }

  public Attributes attributes() {
    return attributes;
  }

  public Following following() {
    return following;
  }

  public ModelParameters parameters() {
    return parameters;
  }

  public Provenance provenance() {
    return provenance;
  }

  /** What the item adds to everybody's score for being bought now, before any weight; 0 to 1. */
  public double popularity(int item) {
    return mostRecent == 0 ? 0 : (double) figures.recent()[item] / mostRecent;
  }

  /** The same model, weighed otherwise. */
  public ItemModel with(ModelParameters other) {
    return new ItemModel(skus, neighbours, figures, attributes, following, other, provenance);
  }
}
