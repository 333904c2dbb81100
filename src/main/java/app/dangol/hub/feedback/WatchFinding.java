package app.dangol.hub.feedback;

import com.google.gson.JsonObject;
import java.time.LocalDate;

/**
 * How the last week compares with the four before.
 *
 * @param since the first day of the last week
 * @param now mean of the days' shares of suggestions that were opened, in the last week
 * @param before the same in the four weeks before
 * @param p how surprising so low a week would be if nothing had changed
 * @param falls whether that is an alarm
 */
public record WatchFinding(LocalDate since, double now, double before, double p, boolean falls) {
  /** As a program reads it. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("since", since.toString());
    json.addProperty("open_rate", now);
    json.addProperty("open_rate_before", before);
    json.addProperty("p", p);
    json.addProperty("alarm", falls);
    return json;
  }
}
