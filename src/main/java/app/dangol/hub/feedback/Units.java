package app.dangol.hub.feedback;

import app.dangol.hub.feedback.ExperimentReport.Arm;
import app.dangol.hub.feedback.ExperimentReport.Comparison;
import app.dangol.hub.feedback.ExperimentReport.Verdict;
import app.dangol.hub.feedback.PersonEvents.Event;
import app.dangol.suggest.Experiment;
import app.dangol.suggest.Experiments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people in an experiment, each counted once however often they came: whoever was first shown
 * something a window ago or more, with what they did within it. So a unit's outcome never changes
 * any more once it is counted, which is what both tests rest on.
 */
final class Units {
  private final Definition definition;
  private final Experiment experiment;
  private final Instant now;
  private final Map<String, List<Unit>> arms = new LinkedHashMap<>();
  private int tooRecent;
  private int inTwoArms;
  private int disagreeing;

  /** Somebody, by when they were first shown anything. */
  private record Unit(Instant first, boolean counted, boolean hit) {}

  Units(Definition definition, Instant now) {
    this.definition = definition;
    this.experiment = definition.experiment();
    this.now = now;
    experiment.arms().forEach(arm -> arms.put(arm.name(), new ArrayList<>()));
  }

  Instant from() {
    return experiment.from();
  }

  void add(PersonEvents person) {
    List<Event> theirs = person.lines().stream().filter(event -> armOf(event).isPresent()).toList();
    Optional<Event> first =
        theirs.stream()
            .filter(event -> event.line().event().equals("shown"))
            .min(Comparator.comparing(Event::at));
    if (first.isEmpty()) {
      return;
    }
    Set<String> told =
        theirs.stream().flatMap(event -> armOf(event).stream()).collect(Collectors.toSet());
    Set<String> drawn =
        person.ids().stream()
            .flatMap(id -> experiment.armOf(id).stream())
            .map(Experiment.Arm::name)
            .collect(Collectors.toSet());
    if (told.size() > 1) {
      // Two ids that turned out to be one person.
      inTwoArms++;
    } else if (!drawn.containsAll(told)) {
      disagreeing++;
    } else {
      Instant begun = first.get().at();
      boolean counted = !begun.plus(PersonEvents.WINDOW).isAfter(now);
      tooRecent += counted ? 0 : 1;
      List<Unit> arm = arms.get(told.iterator().next());
      if (arm != null) {
        arm.add(new Unit(begun, counted, counted && isHit(person, theirs, begun)));
      }
    }
  }

  private Optional<String> armOf(Event event) {
    return Optional.ofNullable(event.line().arm())
        .flatMap(trial -> Experiments.armIn(trial, experiment.id()));
  }

  private boolean isHit(PersonEvents person, List<Event> theirs, Instant begun) {
    Instant end = begun.plus(PersonEvents.WINDOW);
    return theirs.stream()
        .filter(event -> !event.at().isAfter(end))
        .anyMatch(event ->
            switch (definition.metric()) {
              case OPENED -> Set.of("opened", "tried", "reserved").contains(event.line().event());
              case RESERVED -> event.line().event().equals("reserved");
              case BOUGHT -> person.boughtAfter(event).filter(at -> !at.isAfter(end)).isPresent();
            });
  }

  ExperimentReport report() {
    SampleRatio ratio =
        SampleRatio.of(arms.values().stream().map(each -> (long) each.size()).toList());
    List<Arm> told =
        arms.entrySet().stream()
            .map(each -> new Arm(each.getKey(), each.getValue().size(), counted(each.getValue())))
            .toList();
    Proportion control = told.getFirst().counted();
    List<Comparison> comparisons =
        told.stream().skip(1).map(arm -> compare(control, arm, ratio)).toList();
    return new ExperimentReport(
        definition, told, tooRecent, inTwoArms, disagreeing, ratio, comparisons);
  }

  private static Proportion counted(List<Unit> arm) {
    return new Proportion(
        arm.stream().filter(Unit::counted).count(), arm.stream().filter(Unit::hit).count());
  }

  private Comparison compare(Proportion control, Arm arm, SampleRatio ratio) {
    // Several arms against one: each may err that much less (Bonferroni).
    double alpha = definition.alpha() / (arms.size() - 1);
    AlwaysValid valid = new AlwaysValid(alpha, definition.expected(), definition.planned());
    Optional<Interval> anyTime =
        AlwaysValid.isEnough(control, arm.counted())
            ? Optional.of(valid.compare(control, arm.counted()))
            : Optional.empty();
    Optional<Interval> planned = atPlannedSize(arm.name(), alpha);
    return new Comparison(
        arm.name(),
        definition.control(),
        arm.counted().rate() - control.rate(),
        anyTime,
        planned,
        verdict(ratio, anyTime));
  }

  /** Of the first ones alone, as many as were planned: those who came later change nothing. */
  private Optional<Interval> atPlannedSize(String arm, double alpha) {
    List<Unit> control = first(definition.control());
    List<Unit> treatment = first(arm);
    boolean reached =
        control.size() >= definition.planned() && treatment.size() >= definition.planned();
    return reached
        ? Optional.of(FixedHorizon.compare(counted(control), counted(treatment), alpha))
        : Optional.empty();
  }

  private List<Unit> first(String arm) {
    return arms.getOrDefault(arm, List.of()).stream()
        .filter(Unit::counted)
        .sorted(Comparator.comparing(Unit::first))
        .limit(definition.planned())
        .toList();
  }

  private static Verdict verdict(SampleRatio ratio, Optional<Interval> anyTime) {
    if (ratio.isMismatch()) {
      return Verdict.INVALID;
    }
    if (anyTime.isEmpty()) {
      return Verdict.TOO_EARLY;
    }
    if (!anyTime.get().excludesZero()) {
      return Verdict.NO_DIFFERENCE_YET;
    }
    return anyTime.get().low() > 0 ? Verdict.BETTER : Verdict.WORSE;
  }
}
