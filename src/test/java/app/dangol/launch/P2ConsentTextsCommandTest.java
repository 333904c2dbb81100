package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.config.ConsentTexts;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P2: {@code dangol consent-texts} over the store of a hub that devices have talked to. */
@Timeout(120)
class P2ConsentTextsCommandTest {
  private static final Path SHIPPED = Path.of("kiosk-config/consents.properties");

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void exchange() throws Exception {
    shop = new Shop(folder);
    sync();
  }

  @Test
  void whatPeopleAreToldIsPrintedAsTheyAreTold() {
    CommandLineRun run = texts();

    assertThat(run.status()).as(run.err()).isZero();
    ConsentTexts shipped = ConsentTexts.shipped();
    JsonObject line = run.lines().getFirst();
    assertThat(run.lines()).hasSize(1);
    assertThat(line.get("version").getAsString()).isEqualTo(shipped.version());
    assertThat(line.get("device").getAsString()).isEqualTo("tablet-1");
    assertThat(line.get("store").getAsString()).isEqualTo("seongsu");
    assertThat(line.get("alone").getAsBoolean()).isTrue();
    List<JsonObject> told =
        line.getAsJsonArray("texts").asList().stream().map(JsonElement::getAsJsonObject).toList();
    assertThat(told)
        .extracting(one -> one.get("purpose").getAsString())
        .containsExactlyInAnyOrderElementsOf(ConsentTexts.PURPOSES);
    for (JsonObject one : told) {
      ConsentTexts.Wording wording = shipped.of(one.get("purpose").getAsString());
      assertThat(one.getAsJsonObject("what").get("ko").getAsString())
          .isEqualTo(wording.purpose().ko());
      assertThat(one.getAsJsonObject("refusing").get("en").getAsString())
          .isEqualTo(wording.refusing().en());
    }
  }

  @Test
  void twoTextsUnderOneVersionAreSaidAndFail() throws Exception {
    useTexts(
        Files.readString(SHIPPED).replace(ConsentTexts.shipped().of("lookup").kept().en(), "Ever"));
    forgetTheDevicesOwn();
    sync();

    CommandLineRun run = texts();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines()).allMatch(line -> !line.get("alone").getAsBoolean());
    assertThat(run.err())
        .contains("2 different texts under version " + ConsentTexts.shipped().version());
  }

  @Test
  void oneVersionCanBeAskedFor() throws Exception {
    useTexts(
        Files.readString(SHIPPED)
            .replace("version = " + ConsentTexts.shipped().version(), "version = 2031-05"));
    sync();

    assertThat(texts().lines()).hasSize(2);
    CommandLineRun one = texts("--text-version", "2031-05");
    assertThat(one.status()).isZero();
    assertThat(one.lines())
        .extracting(line -> line.get("version").getAsString())
        .containsExactly("2031-05");
    CommandLineRun none = texts("--text-version", "1999");
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("the hub keeps no such texts");
  }

  private void useTexts(String words) throws Exception {
    Path file = folder.resolve("own-consents.properties");
    Files.writeString(file, words);
    shop.set("consent.texts", file.toString());
  }

  /** As another device, which has not told anybody the former texts. */
  private void forgetTheDevicesOwn() throws Exception {
    try (var files = Files.list(shop.dataFolder().resolve("consent-texts"))) {
      files.forEach(file -> file.toFile().delete());
    }
  }

  private void sync() throws Exception {
    CommandLineRun run = CommandLineRun.of("sync", "--once", "--config", shop.config());
    assertThat(run.status()).as(run.err()).isZero();
  }

  private CommandLineRun texts(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "consent-texts";
    args[1] = "--db";
    args[2] = shop.dataFolder().resolve("hub.db").toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return CommandLineRun.of(args);
  }
}
