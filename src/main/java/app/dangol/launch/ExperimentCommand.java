package app.dangol.launch;

import app.dangol.hub.Hub;
import app.dangol.hub.feedback.Definition;
import app.dangol.hub.feedback.Definition.Metric;
import app.dangol.hub.feedback.ExperimentReport;
import app.dangol.hub.feedback.SuggestionWatch;
import app.dangol.hub.feedback.WatchFinding;
import app.dangol.suggest.Experiment;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dangol experiment}: suggestions made in two ways or more, and which is better. */
@Command(
    name = "experiment",
    description =
        "Tries suggestions made in several ways on a share of the customers, at a hub's database.",
    mixinStandardHelpOptions = true)
final class ExperimentCommand implements Runnable {
  private static final int SALT_BYTES = 16;
  private static final int BASIS_POINTS = 100;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "say what: start, list, stop, report or watch");
  }

  @Command(
      name = "start",
      description =
          "Begins one. Devices take part from their next exchange on; who is in which arm follows"
              + " from a hash of the customer's id. None of it can be changed afterwards.",
      mixinStandardHelpOptions = true)
  int start(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--arm",
              required = true,
              paramLabel = "NAME[:SETTING=VALUE,…]",
              description = "Two or more; the first is what the others are compared with.")
          List<String> arms,
      @Option(
              names = "--share",
              defaultValue = "100",
              paramLabel = "PERCENT",
              description = "Of the customers who take part; default: ${DEFAULT-VALUE}.")
          double share,
      @Option(
              names = "--metric",
              defaultValue = "opened",
              description =
                  "What a customer does within seven days of the first suggestion: opened, reserved"
                      + " or bought; default: ${DEFAULT-VALUE}.")
          Metric metric,
      @Option(
              names = "--planned",
              required = true,
              paramLabel = "N",
              description = "Customers in each arm at which it is judged once and for all.")
          long planned,
      @Option(
              names = "--expected",
              defaultValue = "0.1",
              paramLabel = "SHARE",
              description =
                  "Of the customers who are expected to do it anyway, between 0 and 1; default:"
                      + " ${DEFAULT-VALUE}.")
          double expected,
      @Option(
              names = "--alpha",
              defaultValue = "0.05",
              description =
                  "How often at most a difference is told where there is none; default:"
                      + " ${DEFAULT-VALUE}.")
          double alpha,
      @Option(
              names = "--days",
              paramLabel = "N",
              description = "Ends by itself after so many; default: when it is stopped.")
          @Nullable Integer days,
      @Mixin HubDbOption db,
      @Mixin ConfigOption config) {
    Instant now = Clock.systemUTC().instant();
    Definition definition;
    try {
      definition =
          new Definition(
              new Entity.Experiment(
                  name,
                  salt(),
                  arms.stream().map(ExperimentCommand::arm).toList(),
                  (int) Math.round(share * BASIS_POINTS),
                  now.toString(),
                  days == null ? null : now.plus(Duration.ofDays(days)).toString()),
              metric,
              planned,
              alpha,
              expected);
      Experiment carriedOut = definition.experiment();
      Objects.requireNonNull(carriedOut);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line(), String.valueOf(e.getMessage()), e);
    }
    try (Hub hub = db.openHere(config)) {
      if (!hub.experiments().start(definition)) {
        line().getErr().println("dangol: there is or was an experiment of that name; take another");
        return PlainFailures.FAILED;
      }
    }
    print(json(definition, now));
    return 0;
  }

  @Command(
      name = "list",
      description = "Prints all there are and were, a line each.",
      mixinStandardHelpOptions = true)
  int list(@Mixin HubDbOption db, @Mixin ConfigOption config) {
    Instant now = Clock.systemUTC().instant();
    try (Hub hub = db.openHere(config)) {
      hub.experiments().list().forEach(each -> print(json(each, now)));
    }
    return 0;
  }

  @Command(
      name = "stop",
      description = "Ends one; what it has shown until now stays to be judged.",
      mixinStandardHelpOptions = true)
  int stop(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin HubDbOption db,
      @Mixin ConfigOption config) {
    try (Hub hub = db.openHere(config)) {
      Optional<Definition> ended = hub.experiments().stop(name);
      ended.ifPresent(each -> print(json(each, Clock.systemUTC().instant())));
      return ended.isPresent() ? 0 : unknown();
    }
  }

  @Command(
      name = "report",
      description =
          "Prints what one has shown until now: the customers of each arm, how many of them did it,"
              + " and the difference with an interval that stays true however often somebody looks;"
              + " at the planned size also the narrower one of a test that is done once.",
      mixinStandardHelpOptions = true)
  int report(
      @Parameters(paramLabel = "NAME") String name,
      @Mixin HubDbOption db,
      @Mixin ConfigOption config) {
    try (Hub hub = db.openHere(config)) {
      Optional<ExperimentReport> report = hub.experiments().report(name);
      report.ifPresent(each -> print(each.toJson()));
      return report.isPresent() ? 0 : unknown();
    }
  }

  @Command(
      name = "watch",
      description =
          "Prints what became of suggestions in the last five weeks, a line for each day and model,"
              + " and how the last week compares with the four before; ends with 1 if suggestions"
              + " are looked at so much less that it is no accident.",
      mixinStandardHelpOptions = true)
  int watch(@Mixin HubDbOption db, @Mixin ConfigOption config) {
    try (Hub hub = db.openHere(config)) {
      SuggestionWatch.Look look = hub.suggestionWatch().look();
      look.days().forEach(day -> print(day.toJson()));
      if (look.finding().isEmpty()) {
        line().getErr().println("dangol: there are too few days to compare");
      }
      look.finding().ifPresent(finding -> print(finding.toJson()));
      return look.finding().filter(WatchFinding::falls).isPresent() ? PlainFailures.FAILED : 0;
    }
  }

  private int unknown() {
    line().getErr().println("dangol: there is no experiment of that name");
    return PlainFailures.FAILED;
  }

  private static String salt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** {@code NAME} or {@code NAME:SETTING=VALUE,SETTING=VALUE}. */
  private static Entity.Experiment.Arm arm(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Entity.Experiment.Arm(text, List.of());
    }
    List<Entity.Experiment.Setting> settings = new ArrayList<>();
    for (String each : text.substring(colon + 1).split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("an arm is NAME or NAME:SETTING=VALUE,SETTING=VALUE");
      }
      settings.add(
          new Entity.Experiment.Setting(each.substring(0, equals), each.substring(equals + 1)));
    }
    return new Entity.Experiment.Arm(text.substring(0, colon), settings);
  }

  private static JsonObject json(Definition definition, Instant now) {
    JsonObject json = new JsonObject();
    json.addProperty("experiment", definition.told().id());
    json.addProperty("running", definition.experiment().runsAt(now));
    json.add("arms", StrictJson.toTree(definition.told()).get("arms"));
    json.addProperty("share", definition.told().shareBp() / (double) Experiment.EVERYBODY);
    json.addProperty("from", definition.told().from());
    String until = definition.told().until();
    if (until != null) {
      json.addProperty("until", until);
    }
    json.addProperty("metric", definition.metric().name().toLowerCase(Locale.ROOT));
    json.addProperty("planned", definition.planned());
    json.addProperty("expected", definition.expected());
    json.addProperty("alpha", definition.alpha());
    return json;
  }

  private void print(JsonObject object) {
    new JsonLines(line().getOut()).print(object);
  }

  private picocli.CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
