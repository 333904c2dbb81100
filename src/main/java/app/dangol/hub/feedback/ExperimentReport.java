package app.dangol.hub.feedback;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an experiment has shown until now.
 *
 * @param tooRecent people whose window is not over yet
 * @param inTwoArms people who came under two ids and were in two arms; left out
 * @param disagreeing people whom a device put into another arm than the lot does; left out
 */
public record ExperimentReport(
    Definition definition,
    List<Arm> arms,
    int tooRecent,
    int inTwoArms,
    int disagreeing,
    SampleRatio ratio,
    List<Comparison> comparisons) {
  /**
   * One arm.
   *
   * @param people who were shown anything in it
   * @param counted of those whose window is over, how many did it
   */
  record Arm(String name, int people, Proportion counted) {}

  /** What may be said. */
  public enum Verdict {
    /** Too few of them did it, or did not, for any test. */
    TOO_EARLY,
    /** It may still be either. */
    NO_DIFFERENCE_YET,
    BETTER,
    WORSE,
    /** The arms are not as large as they should be: something is wrong, and nothing may be said. */
    INVALID
  }

  /**
   * One arm against the first.
   *
   * @param anyTime what is true however often somebody looks; the verdict goes by it
   * @param planned what is true at the planned size, once that is reached
   */
  record Comparison(
      String arm,
      String against,
      double difference,
      Optional<Interval> anyTime,
      Optional<Interval> planned,
      Verdict verdict) {}

  /** What may be said of each arm but the first. */
  public List<Verdict> verdicts() {
    return comparisons.stream().map(Comparison::verdict).toList();
  }

  /** As a program reads it. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("experiment", definition.told().id());
    json.addProperty("metric", definition.metric().name().toLowerCase(Locale.ROOT));
    json.addProperty("unit", "customer");
    json.addProperty("window_days", PersonEvents.WINDOW.toDays());
    json.addProperty("planned", definition.planned());
    JsonArray told = new JsonArray();
    for (Arm arm : arms) {
      JsonObject one = new JsonObject();
      one.addProperty("arm", arm.name());
      one.addProperty("customers", arm.people());
      one.addProperty("counted", arm.counted().units());
      one.addProperty("hits", arm.counted().hits());
      one.addProperty("rate", arm.counted().rate());
      told.add(one);
    }
    json.add("arms", told);
    json.addProperty("too_recent", tooRecent);
    json.addProperty("in_two_arms", inTwoArms);
    json.addProperty("disagreeing", disagreeing);
    JsonObject srm = new JsonObject();
    srm.addProperty("p", ratio.p());
    srm.addProperty("mismatch", ratio.isMismatch());
    json.add("sample_ratio", srm);
    JsonArray compared = new JsonArray();
    comparisons.forEach(each -> compared.add(toJson(each)));
    json.add("comparisons", compared);
    return json;
  }

  private static JsonObject toJson(Comparison comparison) {
    JsonObject json = new JsonObject();
    json.addProperty("arm", comparison.arm());
    json.addProperty("against", comparison.against());
    json.addProperty("difference", comparison.difference());
    json.addProperty("verdict", comparison.verdict().name().toLowerCase(Locale.ROOT));
    json.addProperty("verdict_by", "always_valid");
    comparison.anyTime().ifPresent(each -> json.add("always_valid", toJson(each)));
    comparison.planned().ifPresent(each -> json.add("fixed_horizon", toJson(each)));
    return json;
  }

  private static JsonObject toJson(Interval interval) {
    JsonObject json = new JsonObject();
    json.addProperty("low", interval.low());
    json.addProperty("high", interval.high());
    json.addProperty("p", interval.p());
    json.addProperty("alpha", interval.alpha());
    return json;
  }
}
