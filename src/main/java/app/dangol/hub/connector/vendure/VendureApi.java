package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.connector.ConnectorException.Kind;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Vendure's Admin API: GraphQL over one address. An answer with an error in it is none, whatever
 * else it holds.
 */
final class VendureApi implements AutoCloseable {
  private static final String KEY_HEADER = "vendure-api-key";
  private static final String CHANNEL_HEADER = "vendure-token";

  /** GraphQL validation errors come with 400 and say in their body which. */
  private static final Set<Integer> TAKEN = Set.of(200, 400);

  private final ConnectorHttp http;
  private final Supplier<String> key;
  private final Optional<String> channel;

  private record Envelope(@Nullable JsonObject data, @Nullable List<Problem> errors) {}

  private record Problem(@Nullable Extensions extensions) {}

  private record Extensions(@Nullable String code) {}

  /**
   * @param key asked anew for every call
   */
  VendureApi(ConnectorHttp http, Supplier<String> key, Optional<String> channel) {
    this.http = http;
    this.key = key;
    this.channel = channel;
  }

  /**
   * Asks.
   *
   * @param name of the operation, for Vendure's log and for ours
   * @param query whose operation bears that name
   * @param type a record for {@code data}
   * @throws ConnectorException for any answer that is not whole
   */
  <T> T ask(String name, String query, JsonObject variables, Class<T> type) {
    JsonObject body = new JsonObject();
    body.addProperty("operationName", name);
    body.addProperty("query", query);
    body.add("variables", variables);
    ConnectorHttp.Answer answer = http.post(name, headers(), body.toString(), TAKEN);
    try {
      Envelope envelope = StrictJson.read(answer.body(), Envelope.class);
      if (envelope.errors() != null && !envelope.errors().isEmpty()) {
        throw failure(name, envelope.errors().getFirst());
      }
      if (answer.status() != 200) {
        throw new ConnectorException(Kind.REFUSED, name + " got " + answer.status(), null);
      }
      if (envelope.data() == null) {
        throw new ConnectorException(Kind.MALFORMED, name + ": the answer has no data", null);
      }
      return StrictJson.fromTree(envelope.data(), type);
    } catch (WireFormatException e) {
      throw new ConnectorException(Kind.MALFORMED, name + ": the answer is malformed", e);
    }
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(Map.of(KEY_HEADER, key.get()));
    channel.ifPresent(token -> headers.put(CHANNEL_HEADER, token));
    return headers;
  }

  /** Only the code is repeated; the message may quote a customer's data. */
  private static ConnectorException failure(String name, Problem problem) {
    Extensions extensions = problem.extensions();
    String code = extensions == null || extensions.code() == null ? "" : extensions.code();
    Kind kind =
        switch (code) {
          case "FORBIDDEN", "UNAUTHORIZED", "UNAUTHENTICATED", "CHANNEL_NOT_FOUND" ->
              Kind.NOT_AUTHORISED;
          case "INTERNAL_SERVER_ERROR", "" -> Kind.BUSY;
          default -> Kind.REFUSED;
        };
    String shown = code.matches("[A-Z_]{1,64}") ? code : "an error without a code";
    return new ConnectorException(kind, name + " got " + shown, null);
  }

  @Override
  public void close() {
    http.close();
  }
}
