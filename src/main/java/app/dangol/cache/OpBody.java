package app.dangol.cache;

import app.dangol.trust.FieldCipher;
import com.google.gson.JsonObject;

/** The words of an op: JSON on the wire, one sealed blob on disk. */
final class OpBody {
  static final String TABLE = "op";
  static final String CURRENT = "op.current";

  private OpBody() {}

  static byte[] seal(FieldCipher cipher, String opId, JsonObject body) {
    return SealedJson.seal(cipher, TABLE, opId, body);
  }

  static JsonObject open(FieldCipher cipher, String opId, byte[] sealed) {
    return SealedJson.open(cipher, TABLE, opId, sealed);
  }

  /** What the hub held instead, sealed apart from the body so that neither stands for the other. */
  static byte[] sealCurrent(FieldCipher cipher, String opId, JsonObject current) {
    return SealedJson.seal(cipher, CURRENT, opId, current);
  }

  static JsonObject openCurrent(FieldCipher cipher, String opId, byte[] sealed) {
    return SealedJson.open(cipher, CURRENT, opId, sealed);
  }
}
