package app.dangol.launch;

import app.dangol.config.ConfigException;
import app.dangol.launch.doctor.Check;
import app.dangol.launch.doctor.CheckResult;
import app.dangol.launch.doctor.Examination;
import app.dangol.launch.doctor.ReadConfig;
import app.dangol.launch.doctor.Surroundings;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dangol doctor}: what keeps this device from working, each with its cure. */
@Command(
    name = "doctor",
    description = "Checks what the app needs on this machine, and says how to mend what is wrong.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    PrintWriter err = command.commandLine().getErr();
    DoctorWords words = new DoctorWords(err, System.err.charset());
    Examination examination =
        new Examination(
            Surroundings.real(),
            file -> new TokenFile(file).read(),
            SealedTokens::look,
            ReaderPlan.BY_HAND);
    List<CheckResult> results = new ArrayList<>();
    for (Check check : examination.checks(read())) {
      CheckResult result = CheckResult.of(check);
      lines.print(json(result));
      words.tell(result);
      results.add(result);
    }
    words.sum(results);
    return results.stream().allMatch(CheckResult::isOk) ? 0 : PlainFailures.FAILED;
  }

  private ReadConfig read() {
    try {
      return new ReadConfig.Usable(config.path(), config.read());
    } catch (ConfigException e) {
      return new ReadConfig.Unusable(config.path(), e.problems());
    }
  }

  private static JsonObject json(CheckResult result) {
    JsonObject line = new JsonObject();
    line.addProperty("check", result.check());
    line.addProperty("ok", result.isOk());
    line.addProperty("detail", result.detail());
    line.addProperty("fix", result.fix());
    line.addProperty("state", result.state().name().toLowerCase(Locale.ROOT));
    return line;
  }
}
