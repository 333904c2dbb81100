package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The words of an op: JSON on the wire, one sealed blob on disk. */
final class OpBody {
  private static final String TABLE = "op";

  private OpBody() {}

  static byte[] seal(FieldCipher cipher, String opId, JsonObject body) {
    return cipher.seal(TABLE, opId, bytes(body));
  }

  static JsonObject open(FieldCipher cipher, String opId, byte[] sealed) {
    String text = new String(cipher.open(TABLE, opId, sealed), StandardCharsets.UTF_8);
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** Lower-case hex SHA-256 of the body's JSON text. */
  static String hash(JsonObject body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] bytes(JsonObject body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
