package app.dangol.hub.api;

import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Devices;
import app.dangol.hub.enrol.Enrolment;
import app.dangol.hub.enrol.Grants;
import app.dangol.hub.enrol.Issued;
import app.dangol.hub.enrol.OAuthRefusal;
import app.dangol.hub.proof.ProofRefused;
import app.dangol.wire.Dpop;
import app.dangol.wire.OAuth;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a device enrols and keeps its tokens: device authorization (RFC 8628), token (RFC 6749) and
 * revocation (RFC 7009) endpoints. Nobody needs a token for these; the codes in them are secrets.
 */
final class OAuthEndpoints {
  /** Where a device says that it has destroyed what it held. */
  static final String WIPED = "/v1/device/wiped";

  private static final String BELOW = "/v1/oauth/";

  private final Grants grants;
  private final Devices devices;
  private final PublicAddress address;
  private final ProofGate proofs;
  private final boolean boundOnly;

  /**
   * @param boundOnly whether tokens are given to devices alone that show a key to bind them to
   */
  OAuthEndpoints(Enrolment enrolment, PublicAddress address, ProofGate proofs, boolean boundOnly) {
    this.proofs = proofs;
    this.boundOnly = boundOnly;
    this.grants = enrolment.grants();
    this.devices = enrolment.devices();
    this.address = address;
  }

  static boolean isOpen(String path) {
    return path.startsWith(BELOW);
  }

  void addTo(RoutesConfig routes) {
    routes.post(BELOW + "device_authorization", this::authorize);
    routes.post(BELOW + "token", this::token);
    routes.post(BELOW + "revoke", this::revoke);
    routes.post(WIPED, this::wiped);
    routes.exception(
        OAuthRefusal.class,
        (e, c) -> Answers.json(c, 400, new OAuth.Failure(e.error(), e.getMessage())));
  }

  /** RFC 8628 §3.1 and §3.2. */
  private void authorize(Context context) throws java.io.IOException {
    Form form = Form.of(context);
    requireClient(form);
    String name = named(form, "device_name");
    String store = named(form, "store");
    String model = form.find("device_model").orElse("");
    if (model.length() > 128 || model.chars().anyMatch(Character::isISOControl)) {
      throw invalid("device_model must have at most 128 characters");
    }
    Optional<Grants.Asked> asked = grants.ask(name, model, store);
    if (asked.isEmpty()) {
      throw new ApiException(429, "too_many_grants", "too many devices ask at once");
    }
    String page = address.of(context) + EnrolPage.PATH;
    Grants.Asked codes = asked.get();
    Answers.json(
        context,
        200,
        new OAuth.Authorization(
            codes.deviceCode(),
            codes.userCode(),
            page,
            page + "?user_code=" + codes.userCode(),
            codes.expiresIn(),
            codes.interval()));
  }

  /** RFC 8628 §3.4 and RFC 6749 §6, with a proof (RFC 9449 §5). */
  private void token(Context context) throws java.io.IOException {
    Form form = Form.of(context);
    requireClient(form);
    // After the code or token is found to be one of ours: anybody can make keys and sign.
    Supplier<Optional<String>> key = () -> proofs.find(context);
    String type = required(form, "grant_type");
    if (boundOnly && !ProofGate.isShown(context) && type.equals(OAuth.DEVICE_CODE)) {
      throw ProofRefused.of("no proof");
    }
    Issued issued =
        switch (type) {
          case OAuth.DEVICE_CODE -> grants.poll(required(form, "device_code"), key);
          case OAuth.REFRESH_TOKEN ->
              devices.refresh(required(form, "refresh_token"), key, boundOnly);
          default ->
              throw new OAuthRefusal("unsupported_grant_type", "neither device code nor refresh");
        };
    // RFC 6749 §5.1.
    context.header("Pragma", "no-cache");
    Answers.json(
        context,
        200,
        new OAuth.Token(
            issued.accessToken(),
            issued.bound() ? Dpop.SCHEME : "Bearer",
            Issued.SECONDS,
            issued.refreshToken(),
            issued.device(),
            issued.store()));
  }

  /** RFC 7009 §2.2: also 200 for a token of nobody. */
  private void revoke(Context context) throws java.io.IOException {
    Form form = Form.of(context);
    requireClient(form);
    devices.revokeToken(required(form, "token"), () -> proofs.find(context));
    context.status(200);
    context.header("Cache-Control", "no-store");
  }

  private void wiped(Context context) {
    Device device =
        Caller.of(context)
            .device()
            .orElseThrow(() -> new ApiException(403, "no_device", "the fixed token is no device"));
    if (device.state() != Device.State.WIPE_REQUESTED) {
      throw new ApiException(409, "no_wipe", "nobody told this device to wipe itself");
    }
    devices.confirmWipe(device.id());
    context.status(204);
  }

  private static void requireClient(Form form) {
    if (!required(form, "client_id").equals(OAuth.CLIENT_ID)) {
      throw new OAuthRefusal("invalid_client", "there is one client here: " + OAuth.CLIENT_ID);
    }
  }

  private static String required(Form form, String field) {
    return form.find(field).orElseThrow(() -> invalid(field + " is missing"));
  }

  /** Such as the configuration allows for stores and devices. */
  private static String named(Form form, String field) {
    String name = required(form, field);
    if (!name.matches(EnrolPage.NAME_FORM)) {
      throw invalid(field + " must be 1 to 64 letters, digits, - or _");
    }
    return name;
  }

  private static OAuthRefusal invalid(String why) {
    return new OAuthRefusal("invalid_request", why);
  }
}
