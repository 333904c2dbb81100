package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.model.data.BasketFolder;
import app.dangol.hub.model.data.Question;
import app.dangol.hub.model.learn.Check;
import app.dangol.suggest.model.ItemModel;
import app.dangol.suggest.model.ModelFile;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol model predict}: asks a model about everybody of a split, as a device would. */
@Command(
    name = "predict",
    description = "Scores every user of a split from their history, and writes their lists.",
    mixinStandardHelpOptions = true)
final class ModelPredictCommand implements Callable<Integer> {
  /** Length of each list. */
  private static final int LENGTH = 20;

  /** Of a millisecond. */
  private static final double NANOS = 1e6;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The folder.")
  private Path data = Path.of("");

  @Option(names = "--split", required = true, description = "val or test.")
  private BasketFolder.Split split = BasketFolder.Split.VAL;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model.")
  private Path model = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The lists.")
  private Path out = Path.of("");

  @Option(
      names = "--exclude-owned",
      description = "Leaves out what a user has bought, whatever the model was trained for.")
  private boolean excludeOwned;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    ItemModel asked = ModelFile.read(model);
    BasketFolder folder = new BasketFolder(data);
    if (folder.items() != asked.items()) {
      throw new DangolException(
          ErrorCode.MODEL_01,
          "the model is of %d items and the folder of %d".formatted(asked.items(), folder.items()));
    }
    List<Question> questions = folder.readQuestions(split);
    boolean excluded = excludeOwned || asked.parameters().ownedExcluded();
    List<int[]> lists = new ArrayList<>();
    double[] millis = new double[questions.size()];
    for (int n = 0; n < millis.length; n++) {
      long began = System.nanoTime();
      lists.add(Check.list(asked, questions.get(n).history(), LENGTH, excluded));
      millis[n] = (System.nanoTime() - began) / NANOS;
    }
    write(questions, lists, asked);
    JsonObject line = new JsonObject();
    line.addProperty("users", questions.size());
    line.addProperty("ms_p50", Figures.percentile(millis, 50));
    line.addProperty("ms_p95", Figures.percentile(millis, 95));
    line.addProperty("owned_excluded", excluded);
    new JsonLines(command.commandLine().getOut()).print(line);
    return 0;
  }

  private void write(List<Question> questions, List<int[]> lists, ItemModel asked) {
    try (var file = Files.newOutputStream(out);
        var packed = out.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file;
        var text = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
        JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      for (int n = 0; n < lists.size(); n++) {
        json.name(questions.get(n).user()).beginArray();
        for (int item : lists.get(n)) {
          json.value(Integer.parseInt(asked.sku(item)));
        }
        json.endArray();
      }
      json.endObject();
    } catch (IOException failure) {
      throw new DangolException(ErrorCode.MODEL_01, "cannot write " + out, failure);
    }
  }
}
