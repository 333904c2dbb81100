package app.dangol.visit.feedback;

import app.dangol.id.Sku;
import app.dangol.suggest.Pick;
import java.time.Instant;

/**
 * One thing that happened to one suggestion.
 *
 * @param position in the list it was shown in, from 0
 * @param list which list of the visit, from 1
 * @param pick how it came into the list
 * @param reason the kind of the reason that was told
 */
public record FeedbackLine(
    FeedbackKind kind, Sku sku, int position, int list, Pick pick, String reason, Instant at) {
  /** Tells what somebody was shown, so it is not told. */
  @Override
  public String toString() {
    return "FeedbackLine[" + kind + "]";
  }
}
