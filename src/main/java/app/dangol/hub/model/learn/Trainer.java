package app.dangol.hub.model.learn;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.model.algebra.Algebra;
import app.dangol.hub.model.data.TrainingData;
import app.dangol.suggest.model.Attributes;
import app.dangol.suggest.model.Following;
import app.dangol.suggest.model.ItemFigures;
import app.dangol.suggest.model.ItemModel;
import app.dangol.suggest.model.ModelParameters;
import app.dangol.suggest.model.Provenance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Learns from what people bought, in several ways, and keeps the one that foretells the validation
 * baskets best. Which weights, and whether what somebody owns is offered again, is found there too.
 * For one thread, uses all cores; takes seconds to minutes.
 */
public final class Trainer {
  /** People behind every figure of a model, at least. */
  public static final int LEAST_BUYERS = 5;

  /** Shares of the whole at which counting and searching are done. */
  private static final double COUNTED = 0.1;

  private static final double SEARCHED = 0.7;

  private final Settings settings;
  private final Progress progress;
  private final Clock clock;

  public Trainer(Settings settings, Progress progress, Clock clock) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * @param keep pairs kept for an item
   * @param mostRidgeItems items up to which the ridge is tried
   * @param algebra solves it
   */
  public record Settings(int keep, int mostRidgeItems, Algebra algebra) {
    /** What is usual: 50 pairs, and the ridge for up to 20,000 items. */
    public static Settings standard() {
      return new Settings(50, 20_000, Algebra.find());
    }
  }

  /**
   * What came out.
   *
   * @param quality on the validation baskets
   * @param tried each way and how well it did
   */
  public record Trained(ItemModel model, Quality quality, List<Attempt> tried) {}

  /** One way of making item-to-item weights, and how well it did. */
  public record Attempt(String method, Quality quality, ModelParameters parameters) {}

  /**
   * Learns and chooses.
   *
   * @throws DangolException MODEL_02 if there is nobody to learn from or nobody to ask
   */
  public Trained train(TrainingData data) {
    if (data.buyers().isEmpty() || data.validation().isEmpty()) {
      throw new DangolException(
          ErrorCode.MODEL_02, "there is nobody to learn from, or nobody to find the weights by");
    }
    progress.at("counting", 0);
    PairSupport support = PairSupport.count(data.buyers(), data.items(), LEAST_BUYERS);
    ItemFigures figures = figures(data, support);
    Attributes attributes = attributes(data);
    Traits traits = Traits.of(data.attributes());
    Following following =
        new Following(
            TraitWeights.of(data.buyers(), traits, LEAST_BUYERS),
            traits.ofItem(),
            figures.buyers());
    List<Attempt> tried = new ArrayList<>();
    List<Recipe> recipes =
        new Recipes(data, support, settings.algebra(), share -> progress.at("solving", share))
            .list(settings.mostRidgeItems());
    ItemModel best = null;
    double most = -1;
    for (int n = 0; n < recipes.size(); n++) {
      Recipe recipe = recipes.get(n);
      progress.at(recipe.name(), COUNTED + (SEARCHED - COUNTED) * n / recipes.size());
      ItemModel model =
          new ItemModel(
              data.skus(),
              recipe.weights().pack(support, settings.keep()),
              figures,
              attributes,
              following,
              ModelParameters.START,
              provenance(data, recipe.name()));
      Tuner.Tuned tuned = Tuner.glance(model, data.validation(), ModelParameters.START);
      tried.add(new Attempt(recipe.name(), tuned.quality(), tuned.parameters()));
      if (tuned.quality().objective() > most) {
        most = tuned.quality().objective();
        best = model.with(tuned.parameters());
      }
    }
    return tune(Objects.requireNonNull(best), data, tried);
  }

  private Trained tune(ItemModel best, TrainingData data, List<Attempt> tried) {
    progress.at("weights", SEARCHED);
    Tuner.Tuned tuned = Tuner.tune(best, data.validation(), best.parameters());
    String name = "tuned " + best.provenance().method();
    tried.add(new Attempt(name, tuned.quality(), tuned.parameters()));
    ItemModel model = best.with(tuned.parameters());
    progress.at("checking", 1);
    return new Trained(model, Check.quality(model, data.validation()), List.copyOf(tried));
  }

  private static ItemFigures figures(TrainingData data, PairSupport support) {
    int[] single = Arrays.stream(support.single()).map(n -> n < LEAST_BUYERS ? 0 : n).toArray();
    return new ItemFigures(
        single,
        RecentBaskets.count(data.buyers(), data.items(), LEAST_BUYERS),
        RepeatRates.of(data.buyers(), support.single(), LEAST_BUYERS));
  }

  private static Attributes attributes(TrainingData data) {
    int most = Arrays.stream(data.attributes()).flatMapToInt(Arrays::stream).max().orElse(-1);
    return new Attributes(
        IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList(), data.attributes());
  }

  private Provenance provenance(TrainingData data, String method) {
    return new Provenance(
        clock.instant().toString(), method, data.digest(), data.baskets(), LEAST_BUYERS);
  }
}
