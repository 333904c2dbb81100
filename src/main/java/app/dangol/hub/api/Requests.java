package app.dangol.hub.api;

import app.dangol.hub.log.Buckets;
import app.dangol.wire.Contract;
import app.dangol.wire.Waiting;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;

/** Takes requests apart and refuses what the contract does not allow. */
final class Requests {
  private Requests() {}

  /** The body, as JSON bytes within the cap. */
  static byte[] body(Context context) throws IOException {
    String type = context.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Contract.JSON)) {
      throw ApiException.badRequest("the body must be " + Contract.JSON);
    }
    if (context.header("Content-Encoding") != null) {
      throw ApiException.badRequest("the body must not be compressed");
    }
    try (InputStream in = context.bodyInputStream()) {
      byte[] body = in.readNBytes(Contract.MAX_REQUEST_BYTES + 1);
      if (body.length > Contract.MAX_REQUEST_BYTES) {
        throw new ApiException(
            413, "too_large", "more than " + Contract.MAX_REQUEST_BYTES + " bytes");
      }
      return body;
    }
  }

  static String bucket(Context context) {
    String bucket = context.pathParam("bucket");
    if (!Buckets.isName(bucket)) {
      throw new ApiException(404, "unknown_bucket", "there is no such bucket");
    }
    return bucket;
  }

  static String cursor(Context context) {
    String cursor = context.queryParam("cursor");
    if (cursor == null) {
      throw ApiException.badRequest("the cursor is missing");
    }
    return cursor;
  }

  /** The number behind which somebody wants to know more. */
  static long after(Context context) {
    String number = context.queryParam("after");
    if (number == null || !number.matches("[0-9]{1,18}")) {
      throw ApiException.badRequest("after must be a number of up to 18 digits");
    }
    return Long.parseLong(number);
  }

  static Duration wait(Context context) {
    String seconds = context.queryParam("wait");
    if (seconds == null) {
      return Duration.ZERO;
    }
    long most = Contract.MAX_WAIT.toSeconds();
    if (!seconds.matches("[0-9]{1,2}") || Long.parseLong(seconds) > most) {
      throw ApiException.badRequest("wait must be 0 to " + most + " seconds");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  /** Refuses a wait for buckets that cannot be, or for too long. */
  static void requireUsable(Waiting.Request request) {
    if (request.buckets().isEmpty() || request.buckets().size() > Waiting.MAX_BUCKETS) {
      throw ApiException.badRequest("a wait is for 1 to " + Waiting.MAX_BUCKETS + " buckets");
    }
    if (request.seconds() < 0 || request.seconds() > Contract.MAX_WAIT.toSeconds()) {
      throw ApiException.badRequest(
          "wait must be 0 to " + Contract.MAX_WAIT.toSeconds() + " seconds");
    }
    for (Waiting.Asked asked : request.buckets()) {
      if (!Buckets.isName(asked.bucket())) {
        throw new ApiException(404, "unknown_bucket", "there is no such bucket");
      }
    }
  }
}
