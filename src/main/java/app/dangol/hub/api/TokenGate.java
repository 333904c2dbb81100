package app.dangol.hub.api;

import app.dangol.hub.enrol.Admission;
import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Devices;
import app.dangol.wire.Dpop;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets a request through if it bears a good token (RFC 6750, RFC 9449), or asks for something open.
 * The fixed token counts for whoever has it: it is a secret in a file, of no device. A device that
 * is to wipe itself may hand in its writes, say that it has done so, and nothing else.
 */
final class TokenGate {
  private static final Set<String> OPEN = Set.of("/v1/health", "/v1/openapi.yaml");
  private static final Set<String> BEFORE_WIPE = Set.of("/v1/ops", OAuthEndpoints.WIPED);
  private static final String BEARER = "Bearer ";
  private static final String BOUND = Dpop.SCHEME + " ";

  private final Optional<byte[]> fixed;
  private final Devices devices;
  private final ProofGate proofs;
  private final boolean boundOnly;

  /**
   * @param boundOnly whether no device is served whose token anybody might use
   */
  TokenGate(Optional<String> fixedToken, Devices devices, ProofGate proofs, boolean boundOnly) {
    this.fixed = fixedToken.map(TokenGate::hash);
    this.devices = devices;
    this.proofs = proofs;
    this.boundOnly = boundOnly;
  }

  void check(Context context) {
    String path = context.path();
    if (OPEN.contains(path) || OAuthEndpoints.isOpen(path) || EnrolPage.isPage(path)) {
      return;
    }
    String header = context.header("Authorization");
    if (header != null && isOf(BOUND, header)) {
      String token = header.substring(BOUND.length()).strip();
      let(context, admit(context, token, () -> Optional.of(proofs.require(context, token))));
      return;
    }
    if (header == null || !isOf(BEARER, header)) {
      // RFC 6750 §3.1: no error code for a request that bears no token.
      context.header("WWW-Authenticate", "Bearer, DPoP " + ProofGate.ALGORITHMS);
      throw new ApiException(401, "unauthorised", "no token");
    }
    String token = header.substring(BEARER.length()).strip();
    // Hashes have one length, so the time taken says nothing about the token.
    if (fixed.filter(known -> MessageDigest.isEqual(known, hash(token))).isPresent()) {
      new Caller(Optional.empty()).keepIn(context);
      return;
    }
    Device device = admit(context, token, Optional::empty);
    if (boundOnly) {
      throw refused(context, "unauthorised", "a token that is bound to no key");
    }
    let(context, device);
  }

  private static boolean isOf(String scheme, String header) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static void let(Context context, Device device) {
    if (device.state() == Device.State.WIPE_REQUESTED && !BEFORE_WIPE.contains(context.path())) {
      throw new ApiException(403, "wipe", "this device must destroy what it holds");
    }
    new Caller(Optional.of(device)).keepIn(context);
  }

  private Device admit(Context context, String token, Supplier<Optional<String>> key) {
    return switch (devices.admit(token, key)) {
      case Admission.Admitted(Device device) -> device;
      case Admission.Unknown unknown ->
          throw refused(context, "unauthorised", "a token this hub does not know");
      case Admission.Unproven unproven ->
          throw refused(
              context, "unauthorised", "a token that is not bound to what was shown with it");
      case Admission.Expired expired ->
          throw refused(context, "expired", "the access token has run out");
      case Admission.RanOut ranOut ->
          throw refused(context, "enrolment_expired", "the enrolment has run out");
      case Admission.Revoked revoked -> throw refused(context, "revoked", "the device was revoked");
    };
  }

  private static ApiException refused(Context context, String code, String why) {
    String error = "error=\"invalid_token\", error_description=\"" + why + "\"";
    boolean bound = isOf(BOUND, String.valueOf(context.header("Authorization")));
    context.header(
        "WWW-Authenticate", bound ? BOUND + error + ", " + ProofGate.ALGORITHMS : BEARER + error);
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
