package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol model} as IT types it: trains on a folder, and asks the file it wrote. */
class ModelCommandTest {
  private static final Path BASKETS = Path.of("../shared/baskets");

  @TempDir private Path folder;

  /** A shop of 300 people where 2n + 1 is bought after 2n. */
  private Path shop() throws IOException {
    Random chance = new Random(4);
    JsonObject history = new JsonObject();
    JsonObject train = new JsonObject();
    JsonObject val = new JsonObject();
    List<String> users = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      int[] first = chance.ints(0, 20).distinct().limit(3).map(i -> i * 2).toArray();
      String user = "u" + n;
      users.add(user);
      history.add(
          user,
          JsonParser.parseString("[[%d],[%d],[%d]]".formatted(first[0], first[0] + 1, first[1])));
      (n % 3 == 0 ? val : train).add(user, JsonParser.parseString("[%d]".formatted(first[1] + 1)));
    }
    JsonObject split = new JsonObject();
    split.addProperty("item_num", 40);
    split.add("train", array(train.keySet()));
    split.add("val", array(val.keySet()));
    split.add("test", array(Set.of(users.get(1), users.get(2))));
    Path shop = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(shop.resolve("split.json"), split.toString());
    Files.writeString(shop.resolve("history.json"), history.toString());
    Files.writeString(shop.resolve("targets_train.json"), train.toString());
    Files.writeString(shop.resolve("targets_val.json"), val.toString());
    return shop;
  }

  private static JsonElement array(Set<String> texts) {
    return new Gson().toJsonTree(texts);
  }

  @Test
  void aModelIsTrainedAndAsked() throws IOException {
    Path shop = shop();
    Path model = folder.resolve("shop.dgm");
    CommandLineRun trained =
        CommandLineRun.of("model", "train", "--data", shop.toString(), "--out", model.toString());
    assertThat(trained.status()).isZero();
    JsonObject line = JsonParser.parseString(trained.out()).getAsJsonObject();
    assertThat(line.keySet())
        .contains("items", "seconds", "peak_mb", "model_bytes", "validation", "least_buyers");
    assertThat(line.get("items").getAsInt()).isEqualTo(40);
    assertThat(line.get("model_bytes").getAsLong()).isEqualTo(Files.size(model));
    assertThat(line.getAsJsonObject("validation").get("recall@10").getAsDouble())
        .isGreaterThan(0.95);
    assertThat(trained.err()).contains("counting").contains("cooccurrence");

    Path lists = folder.resolve("lists.json");
    CommandLineRun asked =
        CommandLineRun.of(
            "model",
            "predict",
            "--data",
            shop.toString(),
            "--split",
            "val",
            "--model",
            model.toString(),
            "--out",
            lists.toString(),
            "--exclude-owned");
    assertThat(asked.status()).isZero();
    assertThat(JsonParser.parseString(asked.out()).getAsJsonObject().get("users").getAsInt())
        .isEqualTo(100);
    JsonObject answers = JsonParser.parseString(Files.readString(lists)).getAsJsonObject();
    JsonObject history =
        JsonParser.parseString(Files.readString(shop.resolve("history.json"))).getAsJsonObject();
    assertThat(answers.keySet()).hasSize(100);
    for (String user : answers.keySet()) {
      Set<Integer> list = new HashSet<>();
      answers.getAsJsonArray(user).forEach(item -> list.add(item.getAsInt()));
      assertThat(list).hasSize(20);
      history
          .getAsJsonArray(user)
          .forEach(
              basket -> assertThat(list).doesNotContain(basket.getAsJsonArray().get(0).getAsInt()));
    }
  }

  @Test
  void aFileThatIsNoModelIsRefusedInWords() throws IOException {
    Path shop = shop();
    Path none = Files.writeString(folder.resolve("none.dgm"), "nothing like it".repeat(9));
    CommandLineRun asked =
        CommandLineRun.of(
            "model",
            "predict",
            "--data",
            shop.toString(),
            "--split",
            "test",
            "--model",
            none.toString(),
            "--out",
            folder.resolve("lists.json").toString());
    assertThat(asked.status()).isEqualTo(1);
    assertThat(asked.err()).contains("MODEL-01");
    assertThat(folder.resolve("lists.json")).doesNotExist();
  }

  @Test
  void aFolderThatIsNoneIsRefusedInWords() {
    CommandLineRun trained =
        CommandLineRun.of(
            "model",
            "train",
            "--data",
            folder.toString(),
            "--out",
            folder.resolve("m.dgm").toString());
    assertThat(trained.status()).isEqualTo(1);
    assertThat(trained.err()).contains("MODEL-02").contains("split.json");
  }

  /** Of another shop's model the numbers would mean other things. */
  @Test
  void aModelOfAnotherNumberOfItemsIsRefused() throws IOException {
    Path shop = shop();
    Path model = folder.resolve("shop.dgm");
    CommandLineRun.of("model", "train", "--data", shop.toString(), "--out", model.toString());
    Path split = shop.resolve("split.json");
    Files.writeString(split, Files.readString(split).replace(":40,", ":41,"));
    CommandLineRun asked =
        CommandLineRun.of(
            "model",
            "predict",
            "--data",
            shop.toString(),
            "--split",
            "test",
            "--model",
            model.toString(),
            "--out",
            folder.resolve("lists.json").toString());
    assertThat(asked.status()).isEqualTo(1);
    assertThat(asked.err()).contains("MODEL-01").contains("40").contains("41");
  }

  /** A gift shop's real baskets: well above what personal frequency alone gives (.204 and .232). */
  @Test
  void onRealBasketsItForetellsAsWellAsItDid() {
    assumeThat(BASKETS.resolve("online_retail")).isDirectory();
    CommandLineRun trained =
        CommandLineRun.of(
            "model",
            "train",
            "--data",
            BASKETS.resolve("online_retail").toString(),
            "--out",
            folder.resolve("m.dgm").toString());
    JsonObject validation =
        JsonParser.parseString(trained.out()).getAsJsonObject().getAsJsonObject("validation");
    assertThat(validation.get("recall@10").getAsDouble()).isGreaterThan(0.224);
    assertThat(validation.get("ndcg@10").getAsDouble()).isGreaterThan(0.259);
  }
}
