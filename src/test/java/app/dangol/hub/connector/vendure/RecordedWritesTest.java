package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.Write;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripted server answers writes as the real one did: the same fields of the same types. */
class RecordedWritesTest {
  private ScriptedVendure vendure;

  @BeforeEach
  void open() throws IOException {
    vendure = new ScriptedVendure();
  }

  @AfterEach
  void close() {
    vendure.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AddNote",
        "FindNotes",
        "FindCustomer",
        "FindVariant",
        "FindDrafts",
        "CreateDraft",
        "MarkDraft",
        "SetCustomer",
        "AddLine",
        "DeleteDraft",
        "FindToCorrect",
        "CorrectCustomer"
      })
  void theScriptSaysWhatTheRealOneSaid(String operation) {
    writeEverything();

    assertThat(shapeOf(vendure.answers.getOrDefault(operation, List.of())))
        .isEqualTo(
            shapeOf(
                List.of(
                    ScriptedVendure.resource("writes/" + operation)
                        .getAsJsonObject()
                        .getAsJsonObject("data"))));
  }

  private void writeEverything() {
    Clock clock = new VendureShop.Now();
    VendureConnector connector =
        new VendureConnector(
            VendureShop.config(vendure.url()),
            () -> ScriptedVendure.KEY,
            new VendureConnector.Paging(50, 5),
            ConnectorHttp.Limits.STANDARD,
            clock);
    String customer = vendure.listOf("Customers").getFirst().get("id").getAsString();
    Write note = new Write.Note("op-1", customer, "이서연", "Likes navy", clock.instant());
    connector.write(note, false);
    connector.write(note, true);
    connector.write(new Write.Reserve("op-2", customer, VendureShop.STORE, "L2201308", 2), false);
    connector.write(new Write.Release("op-3", customer, "op-2"), false);
    Optional<String> taken =
        Optional.of(vendure.listOf("Customers").getLast().get("emailAddress").getAsString());
    Write correct =
        new Write.Correct("op-4", customer, Optional.of("김서윤"), Optional.empty(), taken);
    connector.write(correct, false);
  }

  /** Each field's path with its type; fields that are null tell nothing. */
  private static Set<String> shapeOf(List<JsonObject> answers) {
    Set<String> shape = new TreeSet<>();
    answers.forEach(answer -> addShape("", answer, shape));
    return shape;
  }

  private static void addShape(String path, JsonElement value, Set<String> shape) {
    if (value.isJsonObject()) {
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(each -> addShape(path + "/" + each.getKey(), each.getValue(), shape));
    } else if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(each -> addShape(path + "[]", each, shape));
    } else if (value.isJsonPrimitive()) {
      boolean number = value.getAsJsonPrimitive().isNumber();
      boolean flag = value.getAsJsonPrimitive().isBoolean();
      shape.add(path + (number ? " number" : flag ? " flag" : " text"));
    }
  }
}
