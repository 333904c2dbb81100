package app.dangol.wire;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of an op's body: lower-case hex SHA-256 of the body's JSON text, exactly as it stands in
 * the request.
 */
public final class BodyHash {
  private BodyHash() {}

  /** For a sender: {@link StrictJson#write} will put this same text into the request. */
  public static String of(JsonObject body) {
    return ofText(body.toString());
  }

  /** The hash of JSON text. */
  public static String ofText(String json) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * For a receiver: the hash of each body in a POST /v1/ops request, in the order of the ops.
   *
   * @param request a document that {@link StrictJson#read} has accepted as {@link Ops.Request}
   */
  public static List<String> ofRequest(byte[] request) {
    String json = StrictJson.text(request);
    List<String> hashes = new ArrayList<>();
    JsonReader in = StrictJson.strictReader(json);
    try {
      in.beginObject();
      while (in.hasNext()) {
        if (!in.nextName().equals("ops")) {
          in.skipValue();
          continue;
        }
        in.beginArray();
        while (in.hasNext()) {
          hashes.add(ofText(body(in, json)));
        }
        in.endArray();
      }
      in.endObject();
      return hashes;
    } catch (IOException | IllegalStateException e) {
      throw new WireFormatException("not an ops request", e);
    }
  }

  private static String body(JsonReader in, String json) throws IOException {
    String body = "";
    in.beginObject();
    while (in.hasNext()) {
      boolean wanted = in.nextName().equals("body");
      int afterName = (int) in.getCharacterOffset();
      in.skipValue();
      if (wanted) {
        // Between the name and the object stand a colon and perhaps white space.
        body = json.substring(json.indexOf('{', afterName), (int) in.getCharacterOffset());
      }
    }
    in.endObject();
    return body;
  }
}
