package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dangol.wire.Contract;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.PageWriter;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.provider.Arguments;

/** The five calls of the contract, and what a hub could answer them. */
final class Calls {
  private Calls() {}

  interface Call {
    Object on(CentralApi api);
  }

  static Stream<Arguments> all() {
    return Stream.of(
        Arguments.of("manifest", call(a -> a.manifest(new Manifest.Request("d", "s", List.of())))),
        Arguments.of("snapshot", call(a -> a.snapshot("model", Optional.empty()))),
        Arguments.of("changes", call(a -> a.changes("model", "AAAA", Duration.ZERO))),
        Arguments.of("lookUp", call(a -> a.lookUp(lookUp()))),
        Arguments.of("send", call(a -> a.send(new Ops.Request("d", List.of(op()))))));
  }

  private static Call call(Call call) {
    return call;
  }

  static CentralException failure(CentralApi on, Call call) {
    CentralException e = catchThrowableOfType(CentralException.class, () -> call.on(on));
    assertThat(e).isNotNull();
    return e;
  }

  static MockResponse.Builder page(String body) {
    return new MockResponse.Builder().setHeader("Content-Type", Contract.NDJSON).body(body);
  }

  static String goodPage() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageWriter writer = new PageWriter(out);
    try {
      writer.row("pair", "a|b", 1, "{\"sku\":\"a\",\"other\":\"b\",\"count\":5}");
      writer.end("AAAA", false, 1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static Lookup.Request lookUp() {
    return new Lookup.Request("d", "s", "staff-1", Lookup.Kind.CARD, "2900000000001");
  }

  static Ops.Op op() {
    return new Ops.Op("x", 1, "note.add", "c", "s", "t", new JsonObject(), "h");
  }
}
