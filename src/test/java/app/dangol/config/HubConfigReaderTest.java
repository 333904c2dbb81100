package app.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubConfigReaderTest {
  private static final String LEAST =
      """
      connector.vendure.url = https://shop.example/admin-api
      connector.vendure.key.file = vendure.key
      """;

  @TempDir Path folder;

  @Test
  void needsNothingForAHubOfItsOwn() throws IOException {
    assertThat(read("data.folder = hub\n"))
        .satisfies(config -> {
          assertThat(config.dataFolder()).contains(folder.resolve("hub"));
          assertThat(config.vendure()).isEmpty();
        });
  }

  @Test
  void readsTheChainsRules() throws IOException {
    HubRules rules =
        read("""
        stock.safety = 1
        stock.safety.sku.L2201308 = 4
        stock.safety.category.bag = 2
        stock.safety.store.seongsu = 3
        stock.neighbours.seongsu = hongdae, mangwon
        history.months = 24
        card.system = pos, web
        """)
            .rules()
            .orElseThrow();

    assertThat(rules)
        .isEqualTo(
            new HubRules(
                1,
                Map.of("L2201308", 4),
                Map.of("bag", 2),
                Map.of("seongsu", 3),
                Map.of("seongsu", List.of("hongdae", "mangwon")),
                Optional.of(24),
                List.of("pos", "web")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stock.safety = -1",
        "stock.safety.sku.a = two",
        "stock.neighbours.s1 = a b",
        "history.months = 0",
        "stock.saftey = 1"
      })
  void refusesRulesThatMeanNothing(String line) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(ConfigException.class);
  }

  @Test
  void fillsInWhatIsNotSaid() throws IOException {
    VendureConfig vendure = read(LEAST).vendure().orElseThrow();

    assertThat(vendure.keyFile()).isEqualTo(folder.resolve("vendure.key"));
    assertThat(vendure.poll()).isEqualTo(Duration.ofSeconds(30));
    assertThat(vendure.sweepAt()).isEqualTo(LocalTime.of(3, 30));
    assertThat(vendure.sweepEvery()).isEqualTo(Duration.ofHours(24));
    assertThat(vendure.basis()).isEmpty();
  }

  @Test
  void readsEverything() throws IOException {
    VendureConfig vendure =
        read(LEAST
                + """
                connector.vendure.poll.seconds = 10
                connector.vendure.rate.per.second = 2.5
                connector.vendure.store.2 = KR-001
                connector.vendure.basis.lookup = membership_terms
                connector.vendure.basis.suggestions = group:Agreed to advice
                connector.vendure.basis.marketing = field:marketing
                connector.vendure.tiers = Gold, Silver
                connector.vendure.category.scarves = scarf
                connector.vendure.customer.home.store = KR-001
                """)
            .vendure()
            .orElseThrow();

    assertThat(vendure.ratePerSecond()).isEqualTo(2.5);
    assertThat(vendure.stores()).isEqualTo(Map.of("2", "KR-001"));
    assertThat(vendure.basis())
        .isEqualTo(
            Map.of(
                "lookup", new VendureConfig.Basis.MembershipTerms(),
                "suggestions", new VendureConfig.Basis.Group("Agreed to advice"),
                "marketing", new VendureConfig.Basis.Field("marketing")));
    assertThat(vendure.tiers()).containsExactly("Gold", "Silver");
    assertThat(vendure.fields().homeStore()).contains("KR-001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connector.vendure.pol.seconds = 10",
        "connector.vendure.poll.seconds = 1",
        "connector.vendure.rate.per.second = 0",
        "connector.vendure.sweep.at = 25:00",
        "connector.vendure.sweep.hours = 25",
        "model.at = noon",
        "connector.vendure.basis.lookup = yes",
        "connector.vendure.basis.lookup = field:a b",
        "connector.vendure.store.2 = a b",
        "mode = kiosk"
      })
  void refusesALineAndNamesIt(String line) {
    assertThatThrownBy(() -> read(LEAST + line + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("hub.properties:3")
        .hasMessageContaining(line.substring(0, line.indexOf(' ')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://shop.example/admin-api", "https://user:secret@shop.example/", "shop"})
  void refusesAnAddressThatIsNotSafeAndDoesNotRepeatIt(String url) {
    assertThatThrownBy(
            () -> read("connector.vendure.url = " + url + "\nconnector.vendure.key.file = k\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("connector.vendure.url")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void asksForTheKey() {
    assertThatThrownBy(() -> read("connector.vendure.url = https://shop.example/\n"))
        .hasMessageContaining("'connector.vendure.key.file' is missing");
  }

  private HubConfig read(String text) throws IOException {
    Path file = folder.resolve("hub.properties");
    Files.writeString(file, text);
    return new HubConfigReader(folder).read(file);
  }
}
