package app.dangol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyHashTest {
  @Test
  void isTheSha256OfTheText() {
    // echo -n '{}' | sha256sum
    assertThat(BodyHash.ofText("{}"))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void isTheSameForTheSenderAndForTheReceiver() {
    JsonObject body =
        StrictJson.read(
            "{\"text\":\"<단골> & \\\"\\u2028\\\\\",\"n\":1.50,\"nil\":null,\"in\":{\"body\":{}}}",
            JsonObject.class);
    Ops.Op op =
        new Ops.Op("id", 1, "note.add", "c", "s", "2026-11-21T00:00:00Z", body, BodyHash.of(body));

    String sent = StrictJson.write(new Ops.Request("device", List.of(op, op)));

    assertThat(BodyHash.ofRequest(sent.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(BodyHash.of(body), BodyHash.of(body));
  }

  @Test
  void isTakenOverTheTextAsSentWhiteSpaceIncluded() {
    String body = "{ \"text\" :\n \"}{\" }";
    String filler = "가".repeat(5000);
    String request =
        "{\"x\":{\"ops\":1,\"f\":\"%s\"},\"ops\" : [ {\"a\":[{\"body\":{}}],\"body\" : %s, \"b\":1}]}"
            .formatted(filler, body);

    assertThat(BodyHash.ofRequest(request.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(BodyHash.ofText(body));
  }
}
