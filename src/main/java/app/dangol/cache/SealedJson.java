package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/** A JSON object as one sealed blob of one row. */
final class SealedJson {
  private SealedJson() {}

  static byte[] seal(FieldCipher cipher, String table, String rowId, JsonObject object) {
    return cipher.seal(table, rowId, object.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws DangolException KEY-02 if it does not open, or holds anything but an object
   */
  static JsonObject open(FieldCipher cipher, String table, String rowId, byte[] sealed) {
    try {
      if (StrictJson.parse(cipher.open(table, rowId, sealed)) instanceof JsonObject object) {
        return object;
      }
    } catch (WireFormatException e) {
      // The parser may quote what it read; it stays out of the exception.
      throw noObject(table);
    }
    throw noObject(table);
  }

  private static DangolException noObject(String table) {
    return new DangolException(ErrorCode.KEY_02, "a sealed " + table + " row holds no record");
  }
}
