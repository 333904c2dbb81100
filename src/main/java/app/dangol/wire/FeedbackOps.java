package app.dangol.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of suggestions that were shown, as devices tell it. A batch is about one visit, and
 * about a customer only where they agreed to suggestions from their own data.
 */
public final class FeedbackOps {
  /** {@link Events#about}: the op's subject is a customer's id. */
  public static final String CUSTOMER = "customer";

  /** {@link Events#about}: the op's subject is the visit, which leads to nobody. */
  public static final String VISIT = "visit";

  /** Most lines of one batch. */
  public static final int MAX_LINES = 200;

  private FeedbackOps() {}

  /**
   * Body of {@link Ops#SUGGESTION_EVENTS}.
   *
   * @param store where it was
   * @param about whether the op's subject is a customer or the visit alone
   * @param visit random, of this visit alone
   * @param lines in the order in which they happened
   */
  public record Events(String store, String about, String visit, List<Line> lines) {
    public Events {
      lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
      return "Events[" + lines.size() + "]";
    }
  }

  /**
   * One thing that happened to one suggestion.
   *
   * @param event {@code shown}, {@code opened}, {@code tried}, {@code reserved} or {@code
   *     dismissed}; a newer program may know others
   * @param position in the list it was shown in, from 0
   * @param list which list of the visit, from 1
   * @param model what the scores were made from
   * @param arm {@code experiment/arm}; null outside an experiment
   * @param reason the kind of the reason that was told
   * @param explored whether it was picked to learn about it, and not for its score
   * @param propensity how likely it was to be picked, above 0 and up to 1; for later checks of
   *     other rules on the same events (inverse propensity weighting)
   * @param at ISO-8601 instant of the device's clock
   */
  public record Line(
      String event,
      String sku,
      int position,
      int list,
      String model,
      @Nullable String arm,
      String reason,
      boolean explored,
      double propensity,
      String at) {
    @Override
    public String toString() {
      return "Line[" + event + "]";
    }
  }
}
