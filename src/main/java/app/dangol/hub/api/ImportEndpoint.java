package app.dangol.hub.api;

import app.dangol.hub.imports.ImportKind;
import app.dangol.hub.imports.NetworkBatches;
import app.dangol.wire.Contract;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rows from outside, for whoever bears the import's own token; a device's opens nothing here. */
final class ImportEndpoint {
  static final String PATH = "/v1/import/";
  private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private final NetworkBatches batches;
  private final Optional<ImportGate> gate;

  /**
   * @param token empty if nothing may be imported over the network
   */
  ImportEndpoint(NetworkBatches batches, Optional<String> token) {
    this.batches = batches;
    this.gate = token.map(ImportGate::new);
  }

  static boolean isFor(Context context) {
    return context.path().startsWith(PATH);
  }

  void addTo(RoutesConfig routes) {
    routes.post(PATH + "{kind}", this::take);
  }

  private void take(Context context) throws IOException {
    if (gate.isEmpty()) {
      throw new ApiException(404, "not_found", "this hub takes no imports over the network");
    }
    gate.get().check(context);
    ImportKind kind =
        ImportKind.find(context.pathParam("kind"))
            .orElseThrow(() -> new ApiException(404, "not_found", "there is no such kind"));
    String batch = header(context, "Dangol-Batch", BATCH);
    String source = header(context, "Dangol-Source", SOURCE);
    String type = context.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Contract.NDJSON)) {
      throw ApiException.badRequest("the body must be " + Contract.NDJSON);
    }
    NetworkBatches.Answer answer =
        batches
            .take(kind, source, batch, body(context))
            .orElseThrow(() ->
                new ApiException(
                    409, "batch_id_reused", "another batch was sent under this id before"));
    Answers.json(context, 207, answer);
  }

  private static String header(Context context, String name, Pattern form) {
    String value = context.header(name);
    if (value == null || !form.matcher(value).matches()) {
      throw ApiException.badRequest("the header " + name + " is missing or malformed");
    }
    return value;
  }

  private static String body(Context context) throws IOException {
    byte[] bytes;
    try (InputStream in = context.bodyInputStream()) {
      bytes = in.readNBytes(NetworkBatches.MAX_BYTES + 1);
    }
    if (bytes.length > NetworkBatches.MAX_BYTES) {
      throw new ApiException(413, "too_large", "more than " + NetworkBatches.MAX_BYTES + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ApiException.badRequest("the body is not UTF-8");
    }
  }
}
