package app.dangol.hub.api;

import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Device.State;
import app.dangol.hub.enrol.Grant;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.wire.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The pages of {@link EnrolPage} as HTML, in one language. */
final class EnrolViews {
  private final Texts texts;
  private final Times times;
  private final Instant now;
  private final String formToken;
  private final long lockedMinutes;

  EnrolViews(Texts texts, Clock clock, String formToken, long lockedMinutes) {
    this.texts = texts;
    this.times = texts.times(clock.getZone());
    this.now = clock.instant();
    this.formToken = formToken;
    this.lockedMinutes = lockedMinutes;
  }

  /** Asks for the manager's secret; keeps the code for afterwards. */
  String logIn(String code, String note) {
    Html html = begin(code);
    html.element("h1", texts.get("enrol.login.title"));
    html.element("p", texts.get("enrol.login.what"));
    note(html, note);
    openForm(html, "/enrol/login");
    html.hidden("user_code", code);
    html.raw("<label for=\"secret\">").text(texts.get("enrol.login.secret")).raw("</label>");
    html.raw(
        "<input id=\"secret\" name=\"secret\" type=\"password\" required autofocus"
            + " autocomplete=\"current-password\">");
    button(html, "primary", "", "", texts.get("enrol.login.go"));
    html.raw("</form>");
    return end(html);
  }

  /** Shows who asks, and lets the manager say yes or no. */
  String decide(Grant asked, List<Entity.Store> stores, boolean replaces) {
    Html html = begin(asked.shownCode());
    html.element("h1", texts.get("enrol.decide.title"));
    html.element("p class=\"code\"", asked.shownCode());
    html.element("p", texts.get("enrol.decide.compare"));
    html.raw("<dl>");
    fact(html, texts.get("enrol.device"), asked.name());
    fact(html, texts.get("enrol.model"), asked.model().isBlank() ? "–" : asked.model());
    fact(html, texts.get("enrol.store.asked"), storeName(asked.store(), stores));
    html.raw("</dl>");
    if (replaces) {
      html.element("p class=\"note warn\"", texts.get("enrol.decide.replaces", asked.name()));
    }
    openForm(html, "/enrol/decide");
    html.hidden("user_code", asked.shownCode());
    html.raw("<label for=\"store\">").text(texts.get("enrol.store.approve")).raw("</label>");
    if (stores.isEmpty()) {
      html.raw("<input id=\"store\" name=\"store\" required").attribute("value", asked.store());
      html.raw(">");
    } else {
      html.raw("<select id=\"store\" name=\"store\">");
      boolean known = stores.stream().anyMatch(store -> store.id().equals(asked.store()));
      if (!known) {
        option(html, asked.store(), asked.store(), true);
      }
      stores.forEach(store ->
          option(
              html, store.id(), storeName(store.id(), stores), store.id().equals(asked.store())));
      html.raw("</select>");
    }
    html.raw("<div class=\"row\">");
    button(html, "primary", "decision", "approve", texts.get("enrol.approve"));
    button(html, "plain", "decision", "deny", texts.get("enrol.deny"));
    html.raw("</div></form>");
    return end(html);
  }

  /** Where a code is entered, and every device there is. */
  String overview(List<Device> devices, String code, String note) {
    Html html = begin("");
    html.element("h1", texts.get("enrol.title"));
    note(html, note);
    html.raw("<form method=\"get\" action=\"/enrol\" class=\"card\">");
    html.raw("<label for=\"user_code\">").text(texts.get("enrol.code.enter")).raw("</label>");
    html.raw(
            "<input id=\"user_code\" name=\"user_code\" class=\"code\" required maxlength=\"16\""
                + " autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\""
                + " placeholder=\"XXXX-XXXX\"")
        .attribute("value", code)
        .raw(">");
    button(html, "primary", "", "", texts.get("enrol.code.go"));
    html.raw("</form>");
    html.element("h2", texts.get("enrol.devices"));
    if (devices.isEmpty()) {
      html.element("p", texts.get("enrol.devices.none"));
    }
    html.raw("<ul class=\"devices\">");
    devices.forEach(device -> device(html, device));
    html.raw("</ul>");
    openForm(html, "/enrol/logout");
    button(html, "quiet", "", "", texts.get("enrol.logout"));
    html.raw("</form>");
    return end(html);
  }

  private void device(Html html, Device device) {
    String state = device.state().name().toLowerCase(Locale.ROOT);
    html.raw("<li class=\"card\"><h3>").text(device.name()).raw("</h3>");
    html.raw("<p class=\"state " + state + "\">")
        .text(texts.get("enrol.state." + state))
        .raw("</p>");
    html.raw("<dl>");
    fact(html, texts.get("enrol.store"), device.store());
    fact(html, texts.get("enrol.model"), device.model().isBlank() ? "–" : device.model());
    String seen = device.lastSeen();
    fact(html, texts.get("enrol.seen"), seen == null ? "–" : times.age(Instant.parse(seen), now));
    fact(html, texts.get("enrol.since"), times.age(Instant.parse(device.enrolledAt()), now));
    html.raw("</dl>");
    if (device.state() == State.ACTIVE || device.state() == State.WIPE_REQUESTED) {
      html.raw("<div class=\"row\">");
      ending(html, device, "revoke", texts.get("enrol.revoke"), texts.get("enrol.revoke.what"));
      if (device.state() == State.ACTIVE) {
        ending(html, device, "wipe", texts.get("enrol.wipe"), texts.get("enrol.wipe.what"));
      }
      html.raw("</div>");
    }
    html.raw("</li>");
  }

  /** Two touches: the first says what comes of it. */
  private void ending(Html html, Device device, String action, String name, String what) {
    html.raw("<details>").element("summary", name).element("p", what);
    openForm(html, "/enrol/device");
    html.hidden("id", device.id());
    button(html, "danger", "action", action, name);
    html.raw("</form></details>");
  }

  private void note(Html html, String note) {
    switch (note) {
      case "wrong" -> warn(html, texts.get("enrol.note.wrong"));
      case "locked" -> warn(html, texts.get("enrol.note.locked", lockedMinutes));
      case "code_unknown" -> warn(html, texts.get("enrol.note.code.unknown"));
      case "code_locked" -> warn(html, texts.get("enrol.note.code.locked"));
      case "too_late" -> warn(html, texts.get("enrol.note.too.late"));
      case "approved" -> say(html, texts.get("enrol.note.approved"));
      case "denied" -> say(html, texts.get("enrol.note.denied"));
      case "revoke" -> say(html, texts.get("enrol.note.revoked"));
      case "wipe" -> say(html, texts.get("enrol.note.wipe"));
      default -> {} // anything else in the address is nobody's words
    }
  }

  private static void warn(Html html, String words) {
    html.raw("<p class=\"note warn\" role=\"alert\">").text(words).raw("</p>");
  }

  private static void say(Html html, String words) {
    html.raw("<p class=\"note\" role=\"status\">").text(words).raw("</p>");
  }

  private void openForm(Html html, String literalAction) {
    html.raw("<form method=\"post\" action=\"" + literalAction + "\">");
    html.hidden("form_token", formToken);
  }

  private static void button(
      Html html, String kind, String literalName, String literalValue, String words) {
    html.raw("<button class=\"" + kind + "\"");
    if (!literalName.isEmpty()) {
      html.attribute("name", literalName).attribute("value", literalValue);
    }
    html.raw(">").text(words).raw("</button>");
  }

  private static void option(Html html, String value, String words, boolean selected) {
    html.raw("<option").attribute("value", value).raw(selected ? " selected>" : ">");
    html.text(words).raw("</option>");
  }

  private static void fact(Html html, String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
  }

  private String storeName(String id, List<Entity.Store> stores) {
    return stores.stream()
        .filter(store -> store.id().equals(id))
        .map(store -> (texts.isKorean() ? store.name().ko() : store.name().en()) + " (" + id + ")")
        .findFirst()
        .orElse(id);
  }

  private Html begin(String code) {
    String language = texts.locale().getLanguage();
    Html html = new Html().raw("<!doctype html><html lang=\"" + language + "\"><head>");
    html.raw("<meta charset=\"utf-8\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">");
    html.element("title", texts.get("enrol.title"));
    html.raw("<link rel=\"stylesheet\" href=\"/enrol/style.css\"></head><body><header>");
    html.element("span class=\"wordmark\"", texts.get("app.name"));
    html.raw("<nav>");
    language(html, "ko", texts.get("menu.language.ko"), code);
    language(html, "en", texts.get("menu.language.en"), code);
    return html.raw("</nav></header><main>");
  }

  private void language(Html html, String literal, String words, String code) {
    String query = "?lang=" + literal;
    String more = code.isEmpty() ? "" : "&user_code=" + code.replaceAll("[^A-Za-z0-9-]", "");
    html.raw("<a lang=\"" + literal + "\"").attribute("href", "/enrol" + query + more);
    if (texts.locale().getLanguage().equals(literal)) {
      html.raw(" aria-current=\"true\"");
    }
    html.raw(">").text(words).raw("</a>");
  }

  private static String end(Html html) {
    return html.raw("</main></body></html>").toString();
  }
}
