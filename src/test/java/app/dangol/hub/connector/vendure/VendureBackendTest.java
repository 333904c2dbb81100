package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.config.ConfigException;
import app.dangol.config.HubConfigReader;
import app.dangol.hub.connector.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendureBackendTest {
  private static final String LEAST =
      """
      connector.vendure.url = https://shop.example/admin-api
      connector.vendure.key.file = vendure.key
      """;

  @TempDir Path folder;

  @Test
  void fillsInWhatIsNotSaid() throws IOException {
    VendureConfig vendure = read(LEAST);

    assertThat(vendure.keyFile()).isEqualTo(folder.resolve("vendure.key"));
    assertThat(vendure.poll()).isEqualTo(Duration.ofSeconds(30));
    assertThat(vendure.sweepAt()).isEqualTo(LocalTime.of(3, 30));
    assertThat(vendure.sweepEvery()).isEqualTo(Duration.ofHours(24));
    assertThat(vendure.basis()).isEmpty();
  }

  @Test
  void readsEverything() throws IOException {
    VendureConfig vendure =
        read(
            LEAST
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
                """);

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
        "connector.vendure.basis.lookup = yes",
        "connector.vendure.basis.lookup = field:a b",
        "connector.vendure.store.2 = a b",
        "connector.vendure = yes"
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

  private VendureConfig read(String text) throws IOException {
    Path file = folder.resolve("hub.properties");
    Files.writeString(file, text);
    List<Backend.Setup> found =
        new HubConfigReader<Backend.Setup>(folder, List.of(new VendureBackend()))
            .read(file)
            .connectors();
    assertThat(found).hasSize(1);
    return ((VendureBackend.VendureSetup) found.getFirst()).config();
  }
}
