package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.insight.InsightParameters;
import app.dangol.insight.ParameterFile;
import app.dangol.insight.fit.InsightFit;
import app.dangol.insight.fit.Shop;
import app.dangol.insight.fit.TooFewException;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol insight fit}. */
@Command(
    name = "fit",
    description =
        "Fits the parameters of insights on a shop's order lines and writes them to a file: counts and"
            + " coefficients, nobody's history.",
    mixinStandardHelpOptions = true)
final class InsightFitCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = ShopData.DESCRIPTION)
  private Path data = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "What the data is called; default: the file's name.")
  private @Nullable String source;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the parameters go; what is there is overwritten.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    long began = System.nanoTime();
    Shop shop = ShopData.read(data, source);
    InsightParameters fitted;
    try {
      fitted = InsightFit.fit(shop, shop.last());
    } catch (TooFewException e) {
      throw new DangolException(ErrorCode.INS_01, e.words(), e);
    }
    String text = ParameterFile.write(fitted);
    // Read back as a device reads it, so that what is written can be.
    ParameterFile.read(text);
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.INS_01, "the parameters cannot be written", e);
    }
    JsonObject line = new JsonObject();
    line.addProperty("customers", fitted.fitted().customers());
    line.addProperty("from", fitted.fitted().from().toString());
    line.addProperty("until", fitted.fitted().until().toString());
    line.addProperty("products", fitted.products().repeats().size());
    line.addProperty("bytes", text.getBytes(StandardCharsets.UTF_8).length);
    line.addProperty("seconds", Math.round((System.nanoTime() - began) / 1e8) / 10.0);
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
    return 0;
  }
}
