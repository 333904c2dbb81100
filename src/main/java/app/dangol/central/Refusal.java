package app.dangol.central;

import app.dangol.central.CentralException.Kind;
import app.dangol.wire.ApiError;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Makes the exception for an answer outside 2xx. */
final class Refusal {
  private static final int MAX_BODY_BYTES = 16 << 10;

  /** A hub that asks for more is not obeyed: a device must come back the same day. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final String RETRY_AFTER = "Retry-After";
  private static final String OURS = "Dangol-Retry-After";

  private final Clock clock;

  Refusal(Clock clock) {
    this.clock = clock;
  }

  /**
   * OkHttp itself sends again, at once, what got 503 with {@code Retry-After: 0}. When to come back
   * is for the caller to decide, so the header is moved out of its sight.
   */
  static Response keepFromRetrying(Response response) {
    String header = response.header(RETRY_AFTER);
    return header == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(OURS, header).build();
  }

  /** Reads what it needs of the response and leaves closing it to the caller. */
  CentralException of(Response response, String what) {
    int status = response.code();
    String word = word(response);
    Kind kind =
        switch (status) {
          case 401 -> unauthorised(word);
          case 403 -> word.equals("wipe") ? Kind.WIPE : Kind.NOT_AUTHORISED;
          case 409 -> Kind.MUST_REFETCH;
          // 502 and 504 are a proxy's word for a hub that is not there (RFC 9110 §15.6).
          case 429, 502, 503, 504 -> Kind.BUSY;
          default -> Kind.REFUSED;
        };
    String message = what + " got " + status + " " + word;
    return new CentralException(
        kind, status, message, kind == Kind.BUSY ? retryAfter(response) : null, null);
  }

  /** By the hub's own words alone: a proxy's bare 401 must sign nobody out, and wipe nothing. */
  private static Kind unauthorised(String word) {
    return switch (word) {
      case "revoked" -> Kind.REVOKED;
      case "enrolment_expired" -> Kind.UNENROLLED;
      default -> Kind.NOT_AUTHORISED;
    };
  }

  /** The hub's stable word; its message is not repeated, for who knows what stands in it. */
  static String word(Response response) {
    try {
      byte[] body = response.peekBody(MAX_BODY_BYTES).bytes();
      String code = StrictJson.read(body, ApiError.class).code();
      return code.matches("[a-z][a-z_]{0,40}") ? code : "with an odd error code";
    } catch (IOException | WireFormatException e) {
      return "without an error code";
    }
  }

  /** RFC 9110 §10.2.3: seconds or a date. */
  private @Nullable Duration retryAfter(Response response) {
    String header = response.header(OURS);
    if (header == null) {
      return null;
    }
    if (header.matches("[0-9]{1,9}")) {
      return bounded(Duration.ofSeconds(Long.parseLong(header)));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
      return bounded(Duration.between(clock.instant(), at.toInstant()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }
}
