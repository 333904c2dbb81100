package app.dangol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
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
