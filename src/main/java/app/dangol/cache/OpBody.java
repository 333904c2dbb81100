package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;

/** The words of an op: JSON on the wire, one sealed blob on disk. */
final class OpBody {
  private static final String TABLE = "op";

  private OpBody() {}

  static byte[] seal(FieldCipher cipher, String opId, JsonObject body) {
    return cipher.seal(TABLE, opId, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static JsonObject open(FieldCipher cipher, String opId, byte[] sealed) {
    String text = new String(cipher.open(TABLE, opId, sealed), StandardCharsets.UTF_8);
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
