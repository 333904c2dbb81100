package app.dangol.hub.api;

import app.dangol.wire.OAuth;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a form (application/x-www-form-urlencoded), none of them twice. */
final class Form {
  private static final int MAX_BYTES = 16 << 10;

  private final Map<String, String> fields = new HashMap<>();

  private Form() {}

  /** RFC 6749 §3.2: parameters must not come twice, and an empty one is as if left out. */
  static Form of(Context context) throws IOException {
    String type = context.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(OAuth.FORM)) {
      throw ApiException.badRequest("the body must be " + OAuth.FORM);
    }
    byte[] body;
    try (InputStream in = context.bodyInputStream()) {
      body = in.readNBytes(MAX_BYTES + 1);
    }
    if (body.length > MAX_BYTES) {
      throw new ApiException(413, "too_large", "more than " + MAX_BYTES + " bytes");
    }
    Form form = new Form();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      form.add(pair);
    }
    return form;
  }

  private void add(String pair) {
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      return;
    }
    String value = decode(pair.substring(equals + 1));
    if (!value.isEmpty() && fields.put(decode(pair.substring(0, equals)), value) != null) {
      throw ApiException.badRequest("a field stands twice");
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("the form is not well encoded");
    }
  }

  Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field));
  }
}
