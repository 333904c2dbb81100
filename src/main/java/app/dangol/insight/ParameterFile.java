package app.dangol.insight;

import app.dangol.id.Sku;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as text, which a person can read and compare: a line for each value, a line for each
 * product ({@code product SKU BUYERS REPEATERS}), and a last line with their number, without which
 * the file was cut.
 */
public final class ParameterFile {
  private static final String HEAD = "dangol-insight 1";
  private static final String PRODUCT = "product";
  private static final String END = "end";
  private static final String SHIPPED = "online-retail.insight";

  private ParameterFile() {}

  /** The file cannot be read as parameters. */
  public static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String what, @Nullable Throwable cause) {
      super("not the parameters of insights: " + what, cause);
    }
  }

  /**
   * Those that come with the program, fitted on Online Retail (UCI, CC0) by {@code dangol insight
   * fit}.
   */
  public static InsightParameters shipped() {
    try (InputStream in = ParameterFile.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is not in this program");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws MalformedException if it is none, or was cut
   */
  public static InsightParameters read(String text) {
    try {
      return new Lines(text).parameters();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedException("a value is out of its range", e);
    }
  }

  /** The text that {@link #read} reads. */
  public static String write(InsightParameters parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("fitted.source", parameters.fitted().source());
    values.put("fitted.from", parameters.fitted().from());
    values.put("fitted.until", parameters.fitted().until());
    values.put("fitted.customers", parameters.fitted().customers());
    VisitOutlook visits = parameters.visits();
    values.put("visits.r", visits.model().r());
    values.put("visits.alpha", visits.model().alpha());
    values.put("visits.a", visits.model().a());
    values.put("visits.b", visits.model().b());
    values.put("visits.soon", words(visits.soon()));
    values.put("visits.later", words(visits.later()));
    ProductModel products = parameters.products();
    values.put("products.mean_log_gap", products.meanLogGap());
    values.put("products.within", products.within());
    values.put("products.between", products.between());
    values.put("products.next", words(products.next()));
    values.put("products.least", products.least());
    values.put("products.repeat_share", products.repeatShare());
    values.put("products.repeat_weight", products.repeatWeight());
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    values.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    products
        .repeats()
        .forEach((sku, repeats) ->
            text.append(PRODUCT)
                .append(' ')
                .append(sku.value())
                .append(' ')
                .append(repeats.buyers())
                .append(' ')
                .append(repeats.repeaters())
                .append('\n'));
    return text.append(END).append(' ').append(products.repeats().size()).append('\n').toString();
  }

  private static String words(Logit logit) {
    StringBuilder words = new StringBuilder(Double.toString(logit.intercept()));
    logit.weights().forEach(weight -> words.append(' ').append(weight));
    return words.toString();
  }

  /** A file taken apart. */
  private static final class Lines {
    private final Map<String, String> values = new HashMap<>();
    private final Map<Sku, ProductRepeats> repeats = new HashMap<>();

    Lines(String text) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      lines.removeIf(line -> line.startsWith("#"));
      if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
        throw new MalformedException("the first line is not " + HEAD, null);
      }
      for (String line : lines.subList(1, lines.size() - 1)) {
        String[] words = line.split(" ", 2);
        if (words.length < 2) {
          throw new MalformedException("a line without a value", null);
        }
        if (words[0].equals(PRODUCT)) {
          product(words[1].split(" ", -1));
        } else {
          values.put(words[0], words[1]);
        }
      }
      if (!lines.getLast().equals(END + " " + repeats.size())) {
        throw new MalformedException("it does not end as it should", null);
      }
    }

    private void product(String[] words) {
      if (words.length != 3) {
        throw new MalformedException("a product without its two counts", null);
      }
      repeats.put(
          new Sku(words[0]),
          new ProductRepeats(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
    }

    InsightParameters parameters() {
      return new InsightParameters(
          new InsightParameters.Fitted(
              text("fitted.source"),
              LocalDate.parse(text("fitted.from")),
              LocalDate.parse(text("fitted.until")),
              Integer.parseInt(text("fitted.customers"))),
          new VisitOutlook(
              new VisitModel(
                  number("visits.r"),
                  number("visits.alpha"),
                  number("visits.a"),
                  number("visits.b")),
              logit("visits.soon"),
              logit("visits.later")),
          new ProductModel(
              number("products.mean_log_gap"),
              number("products.within"),
              number("products.between"),
              logit("products.next"),
              number("products.least"),
              number("products.repeat_share"),
              number("products.repeat_weight"),
              repeats));
    }

    private String text(String key) {
      String value = values.get(key);
      if (value == null) {
        throw new MalformedException(key + " is missing", null);
      }
      return value;
    }

    private double number(String key) {
      return finite(text(key));
    }

    private static double finite(String text) {
      double value = Double.parseDouble(text);
      if (!Double.isFinite(value)) {
        throw new MalformedException("a value is no finite number", null);
      }
      return value;
    }

    private Logit logit(String key) {
      List<Double> all = Arrays.stream(text(key).split(" ", -1)).map(Lines::finite).toList();
      return new Logit(all.getFirst(), all.subList(1, all.size()));
    }
  }
}
