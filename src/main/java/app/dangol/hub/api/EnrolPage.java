package app.dangol.hub.api;

import app.dangol.hub.enrol.Devices;
import app.dangol.hub.enrol.Enrolment;
import app.dangol.hub.enrol.Grant;
import app.dangol.hub.enrol.Grants;
import app.dangol.hub.enrol.Managers;
import app.dangol.hub.enrol.Managers.Guess;
import app.dangol.hub.log.HubLog;
import app.dangol.text.Texts;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a manager lets devices in and ends them (RFC 8628 §3.3). Plain HTML without a
 * script; every change is a form with a token of its own, and is answered by a redirect.
 */
final class EnrolPage {
  static final String PATH = "/enrol";

  /** As the configuration allows for stores and devices. */
  static final String NAME_FORM = "[A-Za-z0-9_-]{1,64}";

  private static final String COOKIE = "dangol_enrol";
  private static final String LANGUAGE = "dangol_language";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final String MANAGER = "manager";

  private final Grants grants;
  private final Devices devices;
  private final Managers managers;
  private final HubLog log;
  private final Clock clock;
  private final PublicAddress address;
  private final Optional<String> secret;

  EnrolPage(
      Enrolment enrolment,
      HubLog log,
      Clock clock,
      PublicAddress address,
      Optional<String> secret) {
    this.grants = enrolment.grants();
    this.devices = enrolment.devices();
    this.managers = enrolment.managers();
    this.log = log;
    this.clock = clock;
    this.address = address;
    this.secret = secret;
  }

  static boolean isPage(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, this::show);
    routes.get(PATH + "/style.css", EnrolPage::style);
    routes.post(PATH + "/login", this::logIn);
    routes.post(PATH + "/logout", this::logOut);
    routes.post(PATH + "/decide", this::decide);
    routes.post(PATH + "/device", this::endDevice);
  }

  private void show(Context context) {
    requirePage();
    String cookie = cookie(context);
    EnrolViews views = views(context, cookie);
    String code = Objects.requireNonNullElse(context.queryParam("user_code"), "");
    String note = Objects.requireNonNullElse(context.queryParam("done"), "");
    if (!managers.isLoggedIn(cookie)) {
      html(context, 200, views.logIn(code, note));
      return;
    }
    Optional<Grant> asked = code.isEmpty() ? Optional.empty() : findAsked(code);
    if (!code.isEmpty() && asked.isEmpty()) {
      boolean locked = !managers.lockedFor(Guess.CODE).isZero();
      html(
          context,
          locked ? 429 : 404,
          views.overview(devices.listAll(), code, locked ? "code_locked" : "code_unknown"));
      return;
    }
    html(
        context,
        200,
        asked.isPresent()
            ? views.decide(asked.get(), listStores(), replaces(asked.get()))
            : views.overview(devices.listAll(), "", note));
  }

  /** RFC 8628 §5.1: codes are short, so that trying them is made slow. */
  private Optional<Grant> findAsked(String code) {
    if (!managers.lockedFor(Guess.CODE).isZero()) {
      return Optional.empty();
    }
    Optional<Grant> found = grants.findPending(code);
    if (found.isEmpty()) {
      managers.noteFailed(Guess.CODE);
    } else {
      managers.noteRight(Guess.CODE);
    }
    return found;
  }

  private boolean replaces(Grant grant) {
    return devices.listAll().stream()
        .anyMatch(
            device -> device.name().equals(grant.name()) && device.store().equals(grant.store()));
  }

  private List<Entity.Store> listStores() {
    return log.write(transaction ->
        transaction.list(Bucket.CATALOGUE, Entity.STORE).stream()
            .map(row -> StrictJson.read(Objects.requireNonNull(row.data()), Entity.Store.class))
            .toList());
  }

  private void logIn(Context context) throws IOException {
    requirePage();
    Form form = form(context);
    String cookie = cookie(context);
    String code = form.find("user_code").orElse("");
    if (!managers.lockedFor(Guess.SECRET).isZero()) {
      context.header(
          "Retry-After", Long.toString(managers.lockedFor(Guess.SECRET).toSeconds() + 1));
      html(context, 429, views(context, cookie).logIn(code, "locked"));
      return;
    }
    String typed = form.find("secret").orElse("");
    if (!Managers.isSecret(typed, secret.orElseThrow())) {
      managers.noteFailed(Guess.SECRET);
      html(context, 403, views(context, cookie).logIn(code, "wrong"));
      return;
    }
    managers.noteRight(Guess.SECRET);
    // A new value, so that one planted before the log-in opens nothing.
    setCookie(context, managers.logIn());
    redirect(context, code.isEmpty() ? "" : "?user_code=" + encoded(code));
  }

  private void logOut(Context context) throws IOException {
    form(context);
    managers.logOut(cookie(context));
    setCookie(context, managers.freshCookie());
    redirect(context, "");
  }

  private void decide(Context context) throws IOException {
    Form form = managersForm(context);
    String code = form.find("user_code").orElse("");
    if (form.find("decision").equals(Optional.of("approve"))) {
      String store = form.find("store").orElse("");
      if (!store.matches(NAME_FORM)) {
        throw ApiException.badRequest("the store must be 1 to 64 letters, digits, - or _");
      }
      redirect(
          context, "?done=" + (grants.approve(code, store, MANAGER) ? "approved" : "too_late"));
    } else {
      redirect(context, "?done=" + (grants.deny(code) ? "denied" : "too_late"));
    }
  }

  private void endDevice(Context context) throws IOException {
    Form form = managersForm(context);
    String id = form.find("id").orElse("");
    switch (form.find("action").orElse("")) {
      case "revoke" -> devices.revoke(id);
      case "wipe" -> devices.requestWipe(id);
      default -> throw ApiException.badRequest("there is no such action");
    }
    redirect(context, "?done=" + form.find("action").orElseThrow());
  }

  private Form managersForm(Context context) throws IOException {
    Form form = form(context);
    if (!managers.isLoggedIn(cookie(context))) {
      throw new ApiException(403, "logged_out", "log in again");
    }
    return form;
  }

  /** A form that this page itself has given to this very browser. */
  private Form form(Context context) throws IOException {
    requirePage();
    Form form = Form.of(context);
    String cookie = context.cookie(COOKIE);
    if (cookie == null || !Managers.isFormToken(cookie, form.find("form_token").orElse(""))) {
      throw new ApiException(403, "foreign_form", "this form is not of this page; open it again");
    }
    return form;
  }

  private void requirePage() {
    if (secret.isEmpty()) {
      throw new ApiException(404, "not_found", "this hub has no page");
    }
  }

  private String cookie(Context context) {
    String known = context.cookie(COOKIE);
    if (known != null && known.matches("[A-Za-z0-9_-]{43}")) {
      return known;
    }
    String fresh = managers.freshCookie();
    setCookie(context, fresh);
    return fresh;
  }

  private void setCookie(Context context, String value) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath(PATH);
    cookie.setHttpOnly(true);
    cookie.setSecure(address.isSecure(context));
    cookie.setSameSite(SameSite.STRICT);
    cookie.setMaxAge((int) Managers.SESSION.toSeconds());
    context.cookie(cookie);
  }

  private EnrolViews views(Context context, String cookie) {
    return new EnrolViews(
        Texts.in(language(context)),
        clock,
        Managers.formToken(cookie),
        managers.lockedFor(Guess.SECRET).plus(Duration.ofSeconds(59)).toMinutes());
  }

  private static Locale language(Context context) {
    String wanted = context.queryParam("lang");
    if (wanted != null && wanted.matches("ko|en")) {
      Cookie cookie = new Cookie(LANGUAGE, wanted);
      cookie.setPath(PATH);
      cookie.setHttpOnly(true);
      cookie.setSameSite(SameSite.STRICT);
      context.cookie(cookie);
      return Locale.of(wanted);
    }
    String before = context.cookie(LANGUAGE);
    return before != null && before.matches("ko|en")
        ? Locale.of(before)
        : accepted(context.header("Accept-Language"));
  }

  /** RFC 9110 §12.5.4; what is malformed counts as not said. */
  private static Locale accepted(@Nullable String header) {
    if (header == null) {
      return Locale.ENGLISH;
    }
    try {
      Locale best =
          Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.KOREAN, Locale.ENGLISH));
      return best == null ? Locale.ENGLISH : best;
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** 303 (RFC 9110 §15.4.4), so that loading the page again repeats nothing. */
  private static void redirect(Context context, String query) {
    secure(context);
    context.status(303);
    context.header("Location", PATH + query);
  }

  private static void html(Context context, int status, String html) {
    secure(context);
    context.status(status);
    context.contentType("text/html; charset=utf-8");
    context.result(html.getBytes(StandardCharsets.UTF_8));
  }

  private static void secure(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("Cache-Control", "no-store");
    context.header("Referrer-Policy", "no-referrer");
    context.header("X-Content-Type-Options", "nosniff");
  }

  private static void style(Context context) throws IOException {
    secure(context);
    try (InputStream in = EnrolPage.class.getResourceAsStream("enrol.css")) {
      context.contentType("text/css; charset=utf-8");
      context.result(Objects.requireNonNull(in, "enrol.css is not there").readAllBytes());
    }
  }
}
