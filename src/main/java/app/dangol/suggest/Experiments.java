package app.dangol.suggest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What somebody is in, of several experiments at once. */
public final class Experiments {
  /** Stands between experiment and arm. */
  private static final String BETWEEN = "/";

  /** Stands between two experiments. */
  private static final String AND = ",";

  private Experiments() {}

  /** What is tried out with them at that time; of two that set the same, the later id counts. */
  public static Trial trialOf(List<Experiment> all, String unit, Instant now) {
    SortedMap<String, Experiment.Arm> arms = new TreeMap<>();
    for (Experiment each : all) {
      if (each.runsAt(now)) {
        each.armOf(unit).ifPresent(arm -> arms.put(each.id(), arm));
      }
    }
    if (arms.isEmpty()) {
      return Trial.NONE;
    }
    Map<String, String> settings = new HashMap<>();
    List<String> names = new ArrayList<>();
    arms.forEach((id, arm) -> {
      settings.putAll(arm.settings());
      names.add(nameOf(id, arm.name()));
    });
    return new Trial(Optional.of(String.join(AND, names)), settings);
  }

  /** The arm of that experiment, of what stands in a {@link Trial}. */
  public static Optional<String> armIn(String trial, String experiment) {
    return Arrays.stream(trial.split(AND))
        .filter(each -> each.startsWith(experiment + BETWEEN))
        .map(each -> each.substring(experiment.length() + 1))
        .findFirst();
  }

  /** As it stands in a {@link Trial} and in data. */
  public static String nameOf(String experiment, String arm) {
    return experiment + BETWEEN + arm;
  }
}
