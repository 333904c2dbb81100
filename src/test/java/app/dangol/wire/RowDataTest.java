package app.dangol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowDataTest {
  @Test
  void findsMembersInAnyOrder() {
    RowData data = read("{\"a\":1,\"b\":\"two\",\"c\":null,\"d\":[3]}");

    assertThat(data.get("d")).hasToString("[3]");
    assertThat(data.get("a")).hasToString("1");
    assertThat(data.get("b")).hasToString("\"two\"");
    assertThat(data.get("c")).hasToString("null");
    assertThat(data.get("b")).hasToString("\"two\"");
    assertThat(data.get("e")).isNull();
  }

  @Test
  void keepsTheOrderOfMany() {
    String json =
        IntStream.range(0, 500)
            .mapToObj(i -> "\"m" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(read(json).toTree()).hasToString(json);
    assertThat(read(json).get("m499")).hasToString("499");
  }

  @Test
  void refusesANameTwiceHoweverManyThereAre() {
    for (int others : new int[] {0, 15, 16, 17, 300}) {
      String json =
          IntStream.range(0, others)
              .mapToObj(i -> "\"m" + i + "\":" + i + ",")
              .collect(Collectors.joining("", "{\"twice\":1,", "\"twice\":2}"));
      assertThatThrownBy(() -> read(json))
          .as(others + " others")
          .isInstanceOf(WireFormatException.class)
          .hasMessageContaining("twice");
    }
  }

  @Test
  void givesNumbersBackWithTheirDigits() {
    String json =
        """
        {"a":0,"b":-0,"c":-7,"d":1.0,"e":1e2,"f":999999999999999999,"g":-9223372036854775808,\
        "h":92233720368547758070,"i":-999999999999999999,"j":0.10}\
        """;
    RowData data = read(json);

    assertThat(data.toTree()).hasToString(json);
    assertThat(data.plainNumber("a")).isZero();
    assertThat(data.plainNumber("c")).isEqualTo(-7);
    assertThat(data.plainNumber("f")).isEqualTo(999_999_999_999_999_999L);
    for (String other : List.of("b", "d", "e", "g", "h", "j")) {
      assertThat(data.plainNumber(other)).as(other).isNull();
    }
  }

  @Test
  void tellsTextsFromNumbersAndNothing() {
    RowData data = read("{\"a\":\"5\",\"b\":5,\"c\":null,\"d\":true}");

    assertThat(data.text("a")).isEqualTo("5");
    assertThat(data.plainNumber("a")).isNull();
    assertThat(data.text("b")).isNull();
    assertThat(data.plainNumber("b")).isEqualTo(5);
    assertThat(data.text("d")).isNull();
    assertThat(data.isAbsent("c")).isTrue();
    assertThat(data.isAbsent("d")).isFalse();
    assertThat(data.isAbsent("e")).isTrue();
    assertThat(data).isEqualTo(RowData.of(data.toTree())).hasSameHashCodeAs(data);
  }

  @Test
  void rowsOfDifferentNamesDoNotMixThem() throws IOException {
    List<String> records =
        List.of(
            "{\"a\":1,\"b\":2}",
            "{\"a\":3,\"b\":4}",
            "{\"b\":5,\"a\":6}",
            "{\"b\":7}",
            "{}",
            "{\"a\":8,\"b\":9,\"c\":10}",
            "{\"a\":11,\"c\":12}",
            "{\"a\":13,\"c\":14,\"b\":15}");
    RowDataReader reader = new RowDataReader();
    List<RowData> rows = new ArrayList<>();
    for (String each : records) {
      rows.add(reader.read(new JsonReader(new StringReader(each))));
    }

    assertThat(rows).extracting(row -> row.toTree().toString()).isEqualTo(records);
    assertThat(rows.get(3).get("a")).isNull();
    assertThat(rows.get(7).plainNumber("b")).isEqualTo(15);
    assertThatThrownBy(
            () -> reader.read(new JsonReader(new StringReader("{\"a\":1,\"c\":2,\"a\":3}"))))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void anEmptyOneHasNothing() {
    assertThat(read("{}").get("a")).isNull();
    assertThat(read("{}").toTree()).isEqualTo(new JsonObject());
  }

  @Test
  void itsTreeIsItsOwn() {
    RowData data = read("{\"a\":{\"b\":1}}");

    data.toTree().getAsJsonObject("a").addProperty("b", 2);

    assertThat(data.toTree().getAsJsonObject("a").get("b")).isEqualTo(new JsonPrimitive(1));
  }

  @Test
  void tellsNoValues() {
    assertThat(read("{\"name\":\"김하늘\"}")).hasToString("RowData[1 members]");
  }

  private static RowData read(String json) {
    return StrictJson.read(json, RowData.class);
  }
}
