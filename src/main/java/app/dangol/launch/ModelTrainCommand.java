package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.model.data.BasketFolder;
import app.dangol.hub.model.data.TrainingData;
import app.dangol.hub.model.learn.Quality;
import app.dangol.hub.model.learn.Trainer;
import app.dangol.suggest.model.ModelFile;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol model train}: learns a model from a folder of baskets. */
@Command(
    name = "train",
    description = {
      "Learns a suggestion model from a folder in the baskets format, finds its weights on the",
      "validation part alone, and writes it to a file."
    },
    mixinStandardHelpOptions = true)
final class ModelTrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The folder.")
  private Path data = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model's file.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter words = command.commandLine().getErr();
    long began = System.nanoTime();
    TrainingData training = new BasketFolder(data).readTraining();
    Trainer trainer =
        new Trainer(
            Trainer.Settings.standard(),
            (step, done) -> tell(words, step, done),
            Clock.systemUTC());
    Trainer.Trained trained = trainer.train(training);
    byte[] file = ModelFile.write(trained.model());
    try {
      Files.write(out, file);
    } catch (IOException failure) {
      throw new DangolException(ErrorCode.MODEL_01, "cannot write " + out, failure);
    }
    trained.tried().forEach(attempt -> tell(words, attempt));
    JsonObject line = new JsonObject();
    line.addProperty("items", training.items());
    line.addProperty("seconds", Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
    line.addProperty("peak_mb", PeakMemory.megabytes());
    line.addProperty("model_bytes", file.length);
    line.add("validation", quality(trained.quality()));
    line.addProperty("method", trained.model().provenance().method());
    line.addProperty("pairs", trained.model().neighbours().pairs());
    line.addProperty("least_buyers", trained.model().provenance().leastBuyers());
    line.addProperty("owned_excluded", trained.model().parameters().ownedExcluded());
    line.addProperty("version", ModelFile.version(file));
    new JsonLines(command.commandLine().getOut()).print(line);
    return 0;
  }

  private static void tell(PrintWriter words, String step, double done) {
    words.println(String.format(Locale.ROOT, "%3.0f %%  %s", done * 100, step));
    words.flush();
  }

  private static void tell(PrintWriter words, Trainer.Attempt attempt) {
    Quality quality = attempt.quality();
    words.println(
        String.format(
            Locale.ROOT,
            "recall@10 %.4f  ndcg@10 %.4f  phr@10 %.4f  %s",
            quality.recall(),
            quality.ndcg(),
            quality.hitRate(),
            attempt.method()));
  }

  private static JsonObject quality(Quality quality) {
    JsonObject json = new JsonObject();
    json.addProperty("recall@10", quality.recall());
    json.addProperty("ndcg@10", quality.ndcg());
    json.addProperty("phr@10", quality.hitRate());
    return json;
  }
}
