package app.dangol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.ErrorCode;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private record Shape(
      String text, int number, boolean yes, @Nullable String maybe, List<String> list) {}

  private record Holder(JsonObject body) {}

  private static final String WHOLE =
      """
      {"text":"단골","number":7,"yes":true,"list":["a"]}\
      """;

  @Test
  void readsARecordAndLeavesAnAbsentNullableFieldNull() {
    Shape shape = StrictJson.read(WHOLE, Shape.class);

    assertThat(shape).isEqualTo(new Shape("단골", 7, true, null, List.of("a")));
  }

  @Test
  void writesWhatItReads() {
    assertThat(StrictJson.write(StrictJson.read(WHOLE, Shape.class))).isEqualTo(WHOLE);
  }

  @Test
  void skipsFieldsItDoesNotKnow() {
    String json = WHOLE.replace("{\"text\"", "{\"new\":{\"deep\":[1,{}]},\"text\"");

    assertThat(StrictJson.read(json, Shape.class).number()).isEqualTo(7);
  }

  /** With a place for what it does not know. */
  private record Open(String text, Further further) {}

  @Test
  void keepsFieldsItDoesNotKnowWhereThereIsAPlace() {
    String json = "{\"text\":\"단골\",\"new\":{\"deep\":[1.50,null]},\"none\":null}";

    Open open = StrictJson.read(json, Open.class);

    assertThat(open.further().fields()).containsOnlyKeys("new", "none");
    assertThat(StrictJson.write(open)).isEqualTo(json);
    assertThat(StrictJson.read(json, Open.class)).isEqualTo(open);
    assertThat(open.toString()).doesNotContain("deep");
    assertThat(StrictJson.read("{\"text\":\"\"}", Open.class).further()).isEqualTo(Further.NONE);
  }

  @Test
  void aFieldNamedLikeThatPlaceIsOneItDoesNotKnow() {
    String json = "{\"text\":\"a\",\"further\":1}";

    assertThat(StrictJson.write(StrictJson.read(json, Open.class))).isEqualTo(json);
  }

  @Test
  void refusesAFieldItDoesNotKnowThatStandsTwice() {
    assertThatThrownBy(() -> StrictJson.read("{\"text\":\"a\",\"new\":1,\"new\":1}", Open.class))
        .isInstanceOf(WireFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "number", "yes", "list"})
  void namesTheFieldThatIsMissing(String field) {
    JsonObject json = StrictJson.read(WHOLE, JsonObject.class);
    json.remove(field);

    assertThatThrownBy(() -> StrictJson.read(json.toString(), Shape.class))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining("'" + field + "' of Shape is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "number", "yes", "list"})
  void refusesNullWhereAValueMustBe(String field) {
    JsonObject json = StrictJson.read(WHOLE, JsonObject.class);
    json.add(field, com.google.gson.JsonNull.INSTANCE);

    assertThatThrownBy(() -> StrictJson.read(json.toString(), Shape.class))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining("'" + field + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":5,\"number\":7,\"yes\":true,\"list\":[]}",
        "{\"text\":\"a\",\"number\":\"7\",\"yes\":true,\"list\":[]}",
        "{\"text\":\"a\",\"number\":7.5,\"yes\":true,\"list\":[]}",
        "{\"text\":\"a\",\"number\":4294967296,\"yes\":true,\"list\":[]}",
        "{\"text\":\"a\",\"number\":1e400,\"yes\":true,\"list\":[]}",
        "{\"text\":\"a\",\"number\":7,\"yes\":\"true\",\"list\":[]}",
        "{\"text\":\"a\",\"number\":7,\"yes\":true,\"list\":[null]}",
        "{\"text\":\"a\",\"number\":7,\"yes\":true,\"list\":\"a\"}",
        "{\"text\":\"a\",\"text\":\"b\",\"number\":7,\"yes\":true,\"list\":[]}",
        "{\"text\":\"\\ud800\",\"number\":7,\"yes\":true,\"list\":[]}",
        "{\"text\":\"a\",\"number\":7,\"yes\":true,\"list\":[]} {}",
        "{\"text\":\"a\",\"number\":7,\"yes\":true,\"list\":[],}",
        "{text:\"a\",\"number\":7,\"yes\":true,\"list\":[]}",
        "[]",
        "null",
        ""
      })
  void refusesWhatIsNotTheRecord(String json) {
    assertThatThrownBy(() -> StrictJson.read(json, Shape.class))
        .isInstanceOfSatisfying(
            WireFormatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_03));
  }

  @Test
  void refusesANameThatStandsTwiceInAnObjectOfAnyContent() {
    assertThatThrownBy(() -> StrictJson.read("{\"body\":{\"a\":{\"x\":1,\"x\":2}}}", Holder.class))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void readsSixtyFourLevelsAndRefusesOneMore() {
    String deepest = "[".repeat(StrictJson.MAX_DEPTH) + "]".repeat(StrictJson.MAX_DEPTH);

    assertThat(StrictJson.parse(bytes(deepest)).isJsonArray()).isTrue();
    assertThatThrownBy(() -> StrictJson.parse(bytes("[" + deepest + "]")))
        .isInstanceOf(WireFormatException.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertThatThrownBy(() -> StrictJson.parse(new byte[] {'"', (byte) 0xC3, '"'}))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> StrictJson.parse(bytes("\uFEFF{}")))
        .isInstanceOf(WireFormatException.class);
  }

  @Test
  void refusesAWordOutsideTheContract() {
    assertThatThrownBy(
            () -> StrictJson.read("{\"bucket\":\"model\",\"action\":\"explode\"}", verdictType()))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining("$.action");
  }

  @Test
  void namesPlacesAndNeverValues() {
    String json = "{\"text\":\"a\",\"number\":821012345678,\"yes\":true,\"list\":[]}";

    assertThatThrownBy(() -> StrictJson.read(json, Shape.class))
        .hasStackTraceContaining("$.number")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("821012345678"));
  }

  @Test
  void mapsARowsDataIntoItsRecord() {
    Entity.Stock stock = new Entity.Stock("S-1", "seoul", 3, "2026-11-21T00:00:00Z");

    JsonObject tree = StrictJson.toTree(stock);

    assertThat(tree.get("as_of").getAsString()).isEqualTo("2026-11-21T00:00:00Z");
    assertThat(StrictJson.fromTree(tree, Entity.Stock.class)).isEqualTo(stock);
    tree.addProperty("available", "3");
    assertThatThrownBy(() -> StrictJson.fromTree(tree, Entity.Stock.class))
        .isInstanceOf(WireFormatException.class);
  }

  @Test
  void keepsAnObjectOfAnyContentAsItIs() {
    String json = "{\"body\":{\"n\":1.50,\"big\":1e400,\"nil\":null,\"t\":\"<&'\\u2028\"}}";

    assertThat(StrictJson.write(StrictJson.read(json, Holder.class))).isEqualTo(json);
  }

  private static Class<Manifest.Verdict> verdictType() {
    return Manifest.Verdict.class;
  }

  private static String stackTrace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
