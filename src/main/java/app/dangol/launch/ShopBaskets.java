package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.Sku;
import app.dangol.insight.PurchaseDay;
import app.dangol.insight.Purchases;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a folder in the baskets format whose baskets have dates: {@code history} and {@code dates}.
 */
final class ShopBaskets {
  private static final List<String> ENDINGS =
      List.of("_test.json.gz", "_test.json", ".json.gz", ".json");

  private ShopBaskets() {}

  static boolean isOne(Path folder) {
    return ENDINGS.stream().anyMatch(ending -> isOne(folder, ending));
  }

  private static boolean isOne(Path folder, String ending) {
    return Files.isRegularFile(folder.resolve("history" + ending))
        && Files.isRegularFile(folder.resolve("dates" + ending));
  }

  /**
   * @throws DangolException INS-01 if baskets and dates do not fit each other
   */
  static List<Purchases> read(Path folder) throws IOException {
    String ending = ENDINGS.stream().filter(each -> isOne(folder, each)).findFirst().orElseThrow();
    JsonObject baskets = object(folder.resolve("history" + ending));
    JsonObject dates = object(folder.resolve("dates" + ending));
    List<Purchases> customers = new ArrayList<>();
    try {
      for (Map.Entry<String, JsonElement> customer : baskets.entrySet()) {
        if (dates.has(customer.getKey())) {
          customers.add(
              purchases(
                  customer.getValue().getAsJsonArray(), dates.getAsJsonArray(customer.getKey())));
        }
      }
    } catch (IllegalStateException
        | ClassCastException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | DateTimeException e) {
      throw new DangolException(ErrorCode.INS_01, "baskets and dates do not fit each other", e);
    }
    return customers.stream().filter(each -> !each.isEmpty()).toList();
  }

  private static Purchases purchases(JsonArray baskets, JsonArray dates) {
    if (baskets.size() != dates.size()) {
      throw new IllegalArgumentException("not a date for each basket");
    }
    Map<LocalDate, Set<Sku>> days = new TreeMap<>();
    for (int i = 0; i < baskets.size(); i++) {
      Set<Sku> day =
          days.computeIfAbsent(LocalDate.parse(dates.get(i).getAsString()), d -> new HashSet<>());
      baskets.get(i).getAsJsonArray().forEach(item -> day.add(new Sku(item.getAsString())));
    }
    return new Purchases(
        days.entrySet().stream()
            .filter(day -> !day.getValue().isEmpty())
            .map(day -> new PurchaseDay(day.getKey(), day.getValue()))
            .toList());
  }

  private static JsonObject object(Path file) throws IOException {
    try (InputStream in = ShopData.open(file)) {
      return StrictJson.read(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), JsonObject.class);
    } catch (WireFormatException e) {
      throw new DangolException(ErrorCode.INS_01, "a file of the folder is no JSON", e);
    }
  }
}
