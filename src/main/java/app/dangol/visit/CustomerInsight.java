package app.dangol.visit;

import app.dangol.customer.Customer;
import app.dangol.customer.HistoryLine;
import app.dangol.insight.Insight;
import app.dangol.insight.Insights;
import app.dangol.insight.RfmCuts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The insight into a customer as of today, beside the others of the shop once those have been gone
 * through. Any thread.
 */
public final class CustomerInsight {
  private final Supplier<Insights> reader;
  private volatile @Nullable Insights read;
  private final Clock clock;
  private volatile Optional<RfmCuts> cuts = Optional.empty();

  public CustomerInsight(Insights insights, Clock clock) {
    this(() -> insights, clock);
  }

  /**
   * @param reader asked at the first insight, so that nobody waits for its parameters at the start
   */
  public CustomerInsight(Supplier<Insights> reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * What may be told; empty if they agreed to nothing of the kind, or want their data to rest.
   *
   * @param history their lines; what they do not allow is not read
   */
  Optional<Insight> of(Customer customer, List<HistoryLine> history) {
    return insights().of(customer, history, cuts, today());
  }

  /** Two who ask at once may both read; what they read is the same. */
  Insights insights() {
    Insights known = read;
    if (known == null) {
      known = reader.get();
      read = known;
    }
    return known;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Where the fifths of the shop's customers part, from now on. */
  void compareBy(Optional<RfmCuts> newer) {
    cuts = newer;
  }
}
