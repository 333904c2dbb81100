package app.dangol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubConfigReaderTest {
  @TempDir Path folder;

  @Test
  void needsNothingForAHubOfItsOwn() throws IOException {
    assertThat(read("data.folder = hub\n"))
        .satisfies(config -> {
          assertThat(config.dataFolder()).contains(folder.resolve("hub"));
          assertThat(config.connectors()).isEmpty();
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
        suggestions.months = 6
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
                Optional.of(6),
                List.of("pos", "web")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stock.safety = -1",
        "stock.safety.sku.a = two",
        "stock.neighbours.s1 = a b",
        "history.months = 0",
        "suggestions.months = 0",
        "model.at = noon",
        "mode = kiosk",
        "stock.saftey = 1"
      })
  void refusesRulesThatMeanNothing(String line) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(ConfigException.class);
  }

  /** A reader of one number. */
  private record Counter(String name) implements ConnectorReader<Integer> {
    @Override
    public Integer read(ConnectorKeys keys) {
      return keys.get("pieces", 0, Form.whole(1, 9, "pieces"));
    }

    @Override
    public List<String> keyForms() {
      return List.of("of.<name>");
    }
  }

  @Test
  void asksOnlyThoseShopSystemsThatAreNamed() throws IOException {
    List<ConnectorReader<Integer>> known = List.of(new Counter("one"), new Counter("two"));

    assertThat(read("connector.two.pieces = 4\n", known).connectors()).containsExactly(4);
  }

  @Test
  void listsTheShopSystemsItKnowsWhereAFileNamesAnother() {
    assertThatThrownBy(() ->
            read(
                "connector.tow.pieces = 4\nconnector.tow.of.x = secret\nconnector.one = 3\n",
                List.of(new Counter("one"), new Counter("two"))))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::line, Problem::kind, Problem::hint)
                    .containsExactly(
                        tuple(
                            1,
                            Problem.Kind.UNKNOWN_KEY,
                            "no connector of that name; known: one, two; did you mean 'two'?"),
                        tuple(
                            2,
                            Problem.Kind.UNKNOWN_KEY,
                            "no connector of that name; known: one, two; did you mean 'two'?"),
                        tuple(3, Problem.Kind.UNKNOWN_KEY, "")))
        .message()
        .doesNotContain("secret");
  }

  @Test
  void suggestsTheKeyOfAShopSystemThatWasMeant() {
    assertThatThrownBy(() -> read("connector.one.pices = 4\n", List.of(new Counter("one"))))
        .hasMessageContaining("did you mean 'connector.one.pieces'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "One", "a.b", "one"})
  void takesNoTwoOfOneNameAndNoneThatCannotStandInAKey(String name) {
    assertThatThrownBy(() ->
            new HubConfigReader<Integer>(folder, List.of(new Counter("one"), new Counter(name))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private HubConfig<Integer> read(String text) throws IOException {
    return read(text, List.of());
  }

  private HubConfig<Integer> read(String text, List<ConnectorReader<Integer>> known)
      throws IOException {
    Path file = folder.resolve("hub.properties");
    Files.writeString(file, text);
    return new HubConfigReader<Integer>(folder, known).read(file);
  }
}
