package app.dangol.suggest;

import app.dangol.customer.HistoryLine;
import app.dangol.id.Sku;
import app.dangol.trust.ConsentPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whom to suggest to, what is on the shelf, and when.
 *
 * @param history the customer's lines, newest first
 * @param granted what they agreed to; lines that a purpose does not cover are not read
 * @param here skus on the shelf of this store
 * @param nearby skus on the shelf of another store
 * @param dismissed skus taken out of today's suggestions
 * @param limit most suggestions wanted
 * @param steering what managers say about goods here now
 * @param struck what the customer does not want to be concluded about them
 * @param trial which experiments they take part in
 */
public record SuggestionRequest(
    List<HistoryLine> history,
    Set<ConsentPurpose> granted,
    Set<Sku> here,
    Set<Sku> nearby,
    Set<Sku> dismissed,
    Instant now,
    int limit,
    Steering steering,
    Struck struck,
    Trial trial) {
  /** Where nobody has said anything, and nothing is tried out. */
  public SuggestionRequest(
      List<HistoryLine> history,
      Set<ConsentPurpose> granted,
      Set<Sku> here,
      Set<Sku> nearby,
      Set<Sku> dismissed,
      Instant now,
      int limit) {
    this(
        history,
        granted,
        here,
        nearby,
        dismissed,
        now,
        limit,
        Steering.NONE,
        Struck.NOTHING,
        Trial.NONE);
  }

  /** The history without what must not be concluded from. */
  public List<HistoryLine> readableHistory() {
    return struck.because().isEmpty()
        ? history
        : history.stream().filter(line -> !struck.because().contains(line.sku())).toList();
  }
}
