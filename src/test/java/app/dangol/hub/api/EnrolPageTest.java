package app.dangol.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Grants;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page met by a browser without scripts, and by somebody who is no manager. */
@Timeout(60)
class EnrolPageTest {
  private static final String SECRET = "correct-horse-battery-staple";
  private static final Pattern TOKEN =
      Pattern.compile("name=\"form_token\" value=\"([A-Za-z0-9_-]+)\"");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));
  private Hub hub;
  private URI base;
  private HttpClient browser;

  @BeforeEach
  void start() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    base = hub.start(new Serving(0, Optional.empty(), Optional.of(SECRET), Optional.empty()));
    browser = browser();
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
        .build();
  }

  @AfterEach
  void stop() {
    browser.close();
    hub.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return get(path, "en");
  }

  private HttpResponse<String> get(String path, String language) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(base.resolve(path)).header("Accept-Language", language).build(),
        BodyHandlers.ofString());
  }

  /** Fills the form in, with the token the page gave. */
  private HttpResponse<String> submit(String page, String action, String fields) throws Exception {
    Matcher token = TOKEN.matcher(get(page).body());
    assertThat(token.find()).isTrue();
    return post(action, "form_token=" + token.group(1) + "&" + fields);
  }

  private HttpResponse<String> post(String action, String body) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(base.resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void logIn() throws Exception {
    assertThat(submit("/enrol", "/enrol/login", "secret=" + SECRET).statusCode()).isEqualTo(303);
  }

  private Grants.Asked ask(String name, String model) {
    return hub.enrolment().grants().ask(name, model, "seoul").orElseThrow();
  }

  @Test
  void aManagerApprovesADeviceByTheAddressOnItsScreen() throws Exception {
    String code = ask("tablet-1", "Galaxy Tab").userCode();
    HttpResponse<String> first = get("/enrol?user_code=" + code);
    assertThat(first.body()).contains("type=\"password\"").doesNotContain("Galaxy Tab");

    HttpResponse<String> in =
        submit("/enrol", "/enrol/login", "secret=" + SECRET + "&user_code=" + code);
    assertThat(in.headers().firstValue("Location")).contains("/enrol?user_code=" + code);
    String page = "/enrol?user_code=" + code;
    assertThat(get(page).body()).contains(code, "tablet-1", "Galaxy Tab", "seoul");
    HttpResponse<String> done =
        submit(page, "/enrol/decide", "user_code=" + code + "&decision=approve&store=busan");

    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(get("/enrol?done=approved").body()).contains("Approved.");
    assertThat(hub.enrolment().grants().findPending(code)).isEmpty();
  }

  @Test
  void aDeviceIsTurnedAway() throws Exception {
    Grants.Asked asked = ask("tablet-1", "");
    logIn();

    submit("/enrol", "/enrol/decide", "user_code=" + asked.userCode() + "&decision=deny");

    assertThat(hub.enrolment().grants().findPending(asked.userCode())).isEmpty();
    assertThat(hub.enrolment().devices().listAll()).isEmpty();
  }

  @Test
  void whoDoesNotKnowTheSecretChangesNothing() throws Exception {
    String code = ask("tablet-1", "").userCode();

    HttpResponse<String> wrong = submit("/enrol", "/enrol/login", "secret=guess");
    HttpResponse<String> decided =
        submit("/enrol", "/enrol/decide", "user_code=" + code + "&decision=approve&store=seoul");

    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).doesNotContain("guess");
    assertThat(decided.statusCode()).isEqualTo(403);
    assertThat(hub.enrolment().grants().findPending(code)).isPresent();
  }

  @Test
  void fiveWrongTriesShutTheDoorForTheRightOneToo() throws Exception {
    for (int i = 0; i < 5; i++) {
      submit("/enrol", "/enrol/login", "secret=guess-" + i);
    }

    HttpResponse<String> right = submit("/enrol", "/enrol/login", "secret=" + SECRET);

    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.headers().firstValue("Retry-After")).isPresent();
    clock.move(Duration.ofSeconds(61));
    logIn();
  }

  @Test
  void theDoorStaysShutForLongerEachTime() throws Exception {
    for (int i = 0; i < 5; i++) {
      submit("/enrol", "/enrol/login", "secret=guess");
    }
    clock.move(Duration.ofSeconds(61));
    submit("/enrol", "/enrol/login", "secret=guess");
    clock.move(Duration.ofSeconds(61));

    assertThat(submit("/enrol", "/enrol/login", "secret=" + SECRET).statusCode()).isEqualTo(429);
  }

  @Test
  void guessingAtCodesIsMadeSlow() throws Exception {
    String code = ask("tablet-1", "").userCode();
    logIn();
    for (String guess : new String[] {"BBBB-BBBB", "CCCC-CCCC", "DDDD-DDDD", "x"}) {
      assertThat(get("/enrol?user_code=" + guess).statusCode()).isEqualTo(404);
    }
    assertThat(get("/enrol?user_code=FFFF-FFFF").body()).contains("Too many wrong codes");

    assertThat(get("/enrol?user_code=" + code).statusCode()).isEqualTo(429);
    clock.move(Duration.ofSeconds(61));
    assertThat(get("/enrol?user_code=" + code).body()).contains("tablet-1");
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    String code = ask("tablet-1", "").userCode();
    logIn();
    String fields = "user_code=" + code + "&decision=approve&store=seoul";

    assertThat(post("/enrol/decide", fields).statusCode()).isEqualTo(403);
    assertThat(post("/enrol/decide", "form_token=made-up&" + fields).statusCode()).isEqualTo(403);
    try (HttpClient stranger = browser()) {
      HttpClient manager = browser;
      browser = stranger;
      Matcher token = TOKEN.matcher(get("/enrol").body());
      assertThat(token.find()).isTrue();
      browser = manager;
      assertThat(post("/enrol/decide", "form_token=" + token.group(1) + "&" + fields).statusCode())
          .as("a token the stranger was given")
          .isEqualTo(403);
    }
    assertThat(hub.enrolment().grants().findPending(code)).isPresent();
  }

  @Test
  void theCookieIsOutOfReachAndChangesAtLogIn() throws Exception {
    HttpResponse<String> page = get("/enrol");
    HttpResponse<String> in = submit("/enrol", "/enrol/login", "secret=" + SECRET);

    assertThat(page.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(
            cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/enrol"));
    assertThat(value(in)).isNotEqualTo(value(page));
  }

  @Test
  void behindATlsFrontTheCookieIsForHttpsAlone() throws Exception {
    HttpResponse<String> page =
        browser.send(
            HttpRequest.newBuilder(base.resolve("/enrol"))
                .header("X-Forwarded-Proto", "https")
                .build(),
            BodyHandlers.ofString());

    assertThat(page.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
  }

  private static String value(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  @Test
  void nothingOfThePageIsKeptRunOrFramed() throws Exception {
    for (String path : new String[] {"/enrol", "/enrol/style.css"}) {
      HttpResponse<String> page = get(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy ->
              assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
      assertThat(page.body()).doesNotContain("<script", "onclick", "style=\"");
    }
  }

  @Test
  void whatADeviceSaysOfItselfIsNeverMarkup() throws Exception {
    String code = ask("tablet-1", "<script>alert(1)</script>\"'&").userCode();
    logIn();

    String page = get("/enrol?user_code=" + code).body();
    String overview = get("/enrol?user_code=%22%3E%3Cscript%3E").body();

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
        .doesNotContain("<script");
    assertThat(overview).doesNotContain("<script");
  }

  @Test
  void aDeviceIsRevokedOrToldToWipeItself() throws Exception {
    for (String name : new String[] {"tablet-1", "tablet-2"}) {
      Grants.Asked asked = ask(name, "");
      hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
      hub.enrolment().grants().poll(asked.deviceCode(), Optional::empty);
    }
    logIn();
    assertThat(get("/enrol").body()).contains("tablet-1", "tablet-2", "In use");

    submit("/enrol", "/enrol/device", "action=revoke&id=" + device(0).id());
    submit("/enrol", "/enrol/device", "action=wipe&id=" + device(1).id());

    assertThat(device(0).state()).isEqualTo(Device.State.REVOKED);
    assertThat(device(1).state()).isEqualTo(Device.State.WIPE_REQUESTED);
    assertThat(get("/enrol").body()).contains("Revoked", "Wipes itself at its next contact");
  }

  private Device device(int index) {
    return hub.enrolment().devices().listAll().get(index);
  }

  @Test
  void aSessionEndsByItselfAndByLoggingOut() throws Exception {
    logIn();
    assertThat(get("/enrol").body()).contains("XXXX-XXXX");
    submit("/enrol", "/enrol/logout", "");
    assertThat(get("/enrol").body()).contains("type=\"password\"");
    logIn();
    clock.move(Duration.ofMinutes(31));
    assertThat(get("/enrol").body()).contains("type=\"password\"");
  }

  @Test
  void speaksTheLanguageOfTheBrowserOrTheChosenOne() throws Exception {
    assertThat(get("/enrol", "ko-KR,ko;q=0.9,en;q=0.5").body()).contains("lang=\"ko\"", "로그인");
    assertThat(get("/enrol", "fr, *;q=0.1").body()).contains("lang=\"en\"");
    assertThat(get("/enrol?lang=ko", "en").body()).contains("로그인");
    assertThat(get("/enrol", "en").body()).as("stays so").contains("로그인");
  }

  @Test
  void aHubWithoutAManagersSecretHasNoPage() throws Exception {
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    base = hub.start(Serving.enrolledOnly(0));

    assertThat(get("/enrol").statusCode()).isEqualTo(404);
    assertThat(post("/enrol/login", "secret=" + SECRET).statusCode()).isEqualTo(404);
  }
}
