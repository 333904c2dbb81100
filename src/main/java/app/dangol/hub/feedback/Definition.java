package app.dangol.hub.feedback;

import app.dangol.suggest.Experiment;
import app.dangol.wire.Entity;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An experiment with what was decided before it began; none of it changes while it runs, for the
 * figures would mean nothing then.
 *
 * @param told what devices are told
 * @param planned customers in each arm at which it is judged once and for all
 * @param alpha how often at most a difference is told where there is none
 * @param expected the share of customers that is expected to do it without the experiment
 */
public record Definition(
    Entity.Experiment told, Metric metric, long planned, double alpha, double expected) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  /** What is counted of a customer, within seven days of the first suggestion they were shown. */
  public enum Metric {
    /** They looked at one, or did more. */
    @SerializedName("opened")
    OPENED,
    /** They had one laid aside. */
    @SerializedName("reserved")
    RESERVED,
    /** They bought one within seven days of having been shown it. */
    @SerializedName("bought")
    BOUGHT
  }

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it says why
   */
  public Definition {
    if (!NAME.matcher(told.id()).matches()
        || !told.arms().stream().allMatch(arm -> NAME.matcher(arm.name()).matches())) {
      throw new IllegalArgumentException(
          "names of experiments and arms have 1 to 40 of a-z, 0-9, _ and -");
    }
    if (planned < 1 || !(alpha > 0 && alpha < 0.5) || !(expected > 0 && expected < 1)) {
      throw new IllegalArgumentException(
          "the planned size is 1 or more, alpha below 0.5, the expected share between 0 and 1");
    }
    Instant from = Instant.parse(told.from());
    String until = told.until();
    if (until != null && !Instant.parse(until).isAfter(from)) {
      throw new IllegalArgumentException("it ends after it has begun");
    }
  }

  /** As devices carry it out. */
  public Experiment experiment() {
    String until = told.until();
    return new Experiment(
        told.id(),
        told.salt(),
        told.arms().stream()
            .map(arm -> new Experiment.Arm(arm.name(), settings(arm.settings())))
            .toList(),
        told.shareBp(),
        Instant.parse(told.from()),
        Optional.ofNullable(until).map(Instant::parse));
  }

  private static Map<String, String> settings(Collection<Entity.Experiment.Setting> settings) {
    return settings.stream()
        .collect(
            Collectors.toMap(
                Entity.Experiment.Setting::name,
                Entity.Experiment.Setting::value,
                (first, again) -> again,
                TreeMap::new));
  }

  /** The same, ended at that time unless it ended before. */
  Definition endedAt(Instant end) {
    String before = told.until();
    if (before != null && !Instant.parse(before).isAfter(end)) {
      return this;
    }
    return new Definition(
        new Entity.Experiment(
            told.id(), told.salt(), told.arms(), told.shareBp(), told.from(), end.toString()),
        metric,
        planned,
        alpha,
        expected);
  }

  /** The arm that the others are compared with. */
  String control() {
    return Objects.requireNonNull(told.arms().getFirst()).name();
  }
}
