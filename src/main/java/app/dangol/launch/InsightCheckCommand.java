package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.insight.fit.CheckedPrediction;
import app.dangol.insight.fit.InsightCheck;
import app.dangol.insight.fit.TooFewException;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol insight check}. */
@Command(
    name = "check",
    description =
        "Fits on the earlier part of a shop's order lines and prints, a line for each prediction, how"
            + " it did on the later part: AUC, Brier score, calibration, and simpler predictions"
            + " beside it.",
    mixinStandardHelpOptions = true)
final class InsightCheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = ShopData.DESCRIPTION)
  private Path data = Path.of("");

  @Override
  public Integer call() {
    JsonLines lines = new JsonLines(Objects.requireNonNull(spec).commandLine().getOut());
    List<CheckedPrediction> checked;
    try {
      checked = new InsightCheck(ShopData.read(data, null)).run();
    } catch (TooFewException e) {
      throw new DangolException(ErrorCode.INS_01, e.words(), e);
    }
    checked.forEach(each -> lines.print(line(each)));
    return 0;
  }

  static JsonObject line(CheckedPrediction checked) {
    JsonObject line = new JsonObject();
    line.addProperty("prediction", checked.prediction());
    line.addProperty("fitted_until", checked.fittedUntil().toString());
    line.addProperty("checked_until", checked.fittedUntil().plusDays(checked.within()).toString());
    line.addProperty(checked.about(), checked.cases());
    line.addProperty("rate", rounded(checked.rate()));
    line.addProperty("auc", rounded(checked.auc()));
    line.addProperty("brier", rounded(checked.brier()));
    line.addProperty("calibration_error", rounded(checked.calibrationError()));
    JsonArray groups = new JsonArray();
    for (CheckedPrediction.Group group : checked.calibration()) {
      JsonObject part = new JsonObject();
      part.addProperty("from", rounded(group.from()));
      part.addProperty("to", rounded(group.to()));
      part.addProperty("predicted", rounded(group.predicted()));
      part.addProperty("observed", rounded(group.observed()));
      part.addProperty("n", group.n());
      groups.add(part);
    }
    line.add("calibration", groups);
    CheckedPrediction.Baseline recency = checked.baselines().getFirst();
    line.addProperty("baseline_auc", rounded(recency.auc()));
    line.addProperty("baseline_brier", rounded(recency.brier()));
    JsonObject baselines = new JsonObject();
    for (CheckedPrediction.Baseline baseline : checked.baselines()) {
      JsonObject figures = new JsonObject();
      figures.addProperty("auc", rounded(baseline.auc()));
      figures.addProperty("brier", rounded(baseline.brier()));
      baselines.add(baseline.name(), figures);
    }
    line.add("baselines", baselines);
    return line;
  }

  private static double rounded(double figure) {
    return Math.round(figure * 10_000) / 10_000.0;
  }
}
