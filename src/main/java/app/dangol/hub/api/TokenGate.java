package app.dangol.hub.api;

import app.dangol.hub.enrol.Admission;
import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Devices;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a request through if it bears a good token (RFC 6750), or asks for something open. A device
 * that is to wipe itself may hand in its writes, say that it has done so, and nothing else.
 */
final class TokenGate {
  private static final Set<String> OPEN = Set.of("/v1/health", "/v1/openapi.yaml");
  private static final Set<String> BEFORE_WIPE = Set.of("/v1/ops", OAuthEndpoints.WIPED);
  private static final String SCHEME = "Bearer ";

  private final Optional<byte[]> fixed;
  private final Devices devices;

  TokenGate(Optional<String> fixedToken, Devices devices) {
    this.fixed = fixedToken.map(TokenGate::hash);
    this.devices = devices;
  }

  void check(Context context) {
    String path = context.path();
    if (OPEN.contains(path) || OAuthEndpoints.isOpen(path) || EnrolPage.isPage(path)) {
      return;
    }
    String header = context.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      // RFC 6750 §3.1: no error code for a request that bears no token.
      context.header("WWW-Authenticate", "Bearer");
      throw new ApiException(401, "unauthorised", "no token");
    }
    String token = header.substring(SCHEME.length()).strip();
    // Hashes have one length, so the time taken says nothing about the token.
    if (fixed.filter(known -> MessageDigest.isEqual(known, hash(token))).isPresent()) {
      new Caller(Optional.empty()).keepIn(context);
      return;
    }
    Device device = admit(context, token);
    if (device.state() == Device.State.WIPE_REQUESTED && !BEFORE_WIPE.contains(path)) {
      throw new ApiException(403, "wipe", "this device must destroy what it holds");
    }
    new Caller(Optional.of(device)).keepIn(context);
  }

  private Device admit(Context context, String token) {
    return switch (devices.admit(token)) {
      case Admission.Admitted(Device device) -> device;
      case Admission.Unknown unknown ->
          throw refused(context, "unauthorised", "a token this hub does not know");
      case Admission.Expired expired ->
          throw refused(context, "expired", "the access token has run out");
      case Admission.RanOut ranOut ->
          throw refused(context, "enrolment_expired", "the enrolment has run out");
      case Admission.Revoked revoked -> throw refused(context, "revoked", "the device was revoked");
    };
  }

  private static ApiException refused(Context context, String code, String why) {
    context.header(
        "WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"" + why + "\"");
    return new ApiException(401, code, why);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
