package app.dangol.hub.model.learn;

import app.dangol.hub.model.data.Buyer;
import app.dangol.suggest.model.Neighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of a trait is bought after a trait, {@code n_lr / ((n_l + a)^p (n_r + a)^q)}, where a
 * basket further on counts less. Only pairs that enough different people bought in this order, an
 * item with the one and then another item with the other.
 */
final class TraitWeights {
  private static final double NEXT_DECAY = 0.7;
  private static final double SMOOTHING = 10;
  private static final double FROM_POWER = 1.2;
  private static final double TO_POWER = 0.7;

  /** Baskets that are looked ahead. */
  private static final int WINDOW = 20;

  /** Kept for each trait. */
  private static final int KEEP = 200;

  private final List<Buyer> buyers;
  private final Traits traits;
  private final int least;
  private final Incidence byTrait;
  private final double[] times;

  private TraitWeights(List<Buyer> buyers, Traits traits, int least) {
    this.buyers = buyers;
    this.traits = traits;
    this.least = least;
    this.times = new double[traits.count()];
    List<int[]> ofBuyers = new ArrayList<>();
    for (Buyer buyer : buyers) {
      int[] all =
          Arrays.stream(buyer.baskets())
              .flatMapToInt(Arrays::stream)
              .flatMap(item -> Arrays.stream(traits.ofItem()[item]))
              .toArray();
      for (int trait : all) {
        times[trait]++;
      }
      ofBuyers.add(Arrays.stream(all).distinct().toArray());
    }
    this.byTrait = Incidence.ofSets(ofBuyers).transpose(traits.count());
  }

  /** Counts over everybody; seconds with a hundred thousand baskets. */
  static Neighbours of(List<Buyer> buyers, Traits traits, int least) {
    return new TraitWeights(buyers, traits, least).rows();
  }

  private Neighbours rows() {
    int[][] targets = new int[traits.count()][];
    float[][] weights = new float[traits.count()][];
    int[][] people = new int[traits.count()][];
    IntStream.range(0, traits.count())
        .parallel()
        .forEach(trait -> {
          Row row = new Row();
          for (int at = byTrait.starts()[trait]; at < byTrait.starts()[trait + 1]; at++) {
            row.add(trait, byTrait.columns()[at]);
          }
          targets[trait] =
              IntStream.range(0, traits.count()).filter(r -> row.people[r] >= least).toArray();
          weights[trait] = new float[targets[trait].length];
          double own = Math.pow(times[trait] + SMOOTHING, FROM_POWER);
          for (int n = 0; n < weights[trait].length; n++) {
            int to = targets[trait][n];
            double other = Math.pow(times[to] + SMOOTHING, TO_POWER);
            weights[trait][n] = (float) (row.sums[to] / (own * other));
          }
          people[trait] = row.people;
        });
    PairSupport support = PairSupport.of(targets, people);
    return new WeightedPairs(targets, weights).scaledToOne().pack(support, KEEP);
  }

  /** What follows one trait. */
  private final class Row {
    private final double[] sums = new double[traits.count()];
    private final int[] people = new int[traits.count()];
    private final int[] last = new int[traits.count()];

    void add(int trait, int buyer) {
      int[][] baskets = buyers.get(buyer).baskets();
      for (int from = 0; from < baskets.length; from++) {
        for (int item : baskets[from]) {
          if (has(item, trait)) {
            double weight = 1;
            for (int to = from + 1; to < baskets.length && to <= from + WINDOW; to++) {
              addBasket(baskets[to], item, weight, buyer + 1);
              weight *= NEXT_DECAY;
            }
          }
        }
      }
    }

    private void addBasket(int[] basket, int before, double weight, int buyer) {
      for (int item : basket) {
        if (item != before) {
          for (int trait : traits.ofItem()[item]) {
            sums[trait] += weight;
            if (last[trait] != buyer) {
              last[trait] = buyer;
              people[trait]++;
            }
          }
        }
      }
    }

    private boolean has(int item, int trait) {
      for (int own : traits.ofItem()[item]) {
        if (own == trait) {
          return true;
        }
      }
      return false;
    }
  }
}
