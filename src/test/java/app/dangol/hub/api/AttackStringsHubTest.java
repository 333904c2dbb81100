package app.dangol.hub.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.fuzz.AttackStrings;
import app.dangol.hub.Hub;
import app.dangol.wire.Health;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each attack string at every place of the hub's requests that takes a text. */
class AttackStringsHubTest {
  private static final String SECRET = "correct-horse-battery-staple";
  private static final Pattern TOKEN =
      Pattern.compile("name=\"form_token\" value=\"([A-Za-z0-9_-]+)\"");
  private static final Pattern MARKUP = Pattern.compile("[<>&\"'{]");

  /** The server hangs up on a longer one, which is another test's matter. */
  private static final int LONGEST_IN_AN_ADDRESS = 2_000;

  private static final String OP =
      """
      {"device":"%1$s","ops":[{"op_id":"x","seq":1,"type":"%1$s","subject":"%1$s","author":"%1$s",\
      "at":"%1$s","body":{"%1$s":"%1$s"},"body_hash":"x"}]}\
      """;

  @TempDir Path folder;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();
  private Hub hub;
  private URI base;

  @BeforeEach
  void start() {
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    base = hub.start(new Serving(0, Optional.of("secret"), Optional.of(SECRET), Optional.empty()));
  }

  @AfterEach
  void stop() {
    browser.close();
    hub.close();
  }

  @Test
  void isAnsweredInTheContractsFormAndNeverByAFailure() throws Exception {
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    for (String text : AttackStrings.all()) {
      String coded = URLEncoder.encode(text, UTF_8).replace("+", "%20");
      if (coded.length() > LONGEST_IN_AN_ADDRESS) {
        coded = coded.substring(0, LONGEST_IN_AN_ADDRESS / 3 * 3).replaceAll("%[^%]?$", "");
      }
      String json = inner(text);
      for (HttpRequest.Builder request :
          List.of(
              get("/v1/buckets/x" + coded + "/changes?cursor=" + coded + "&wait=" + coded),
              post("/v1/ops", OP.formatted(json)),
              post(
                  "/v1/lookup",
                  "{\"device\":\"%1$s\",\"store\":\"%1$s\",\"by\":\"%1$s\",\"kind\":\"card\",\"value\":\"%1$s\"}"
                      .formatted(json)))) {
        HttpRequest made = request.header("Authorization", "Bearer secret").build();
        HttpResponse<String> answer = browser.send(made, BodyHandlers.ofString());
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        assertThat(answer.statusCode()).as(text).isBetween(200, 499);
        // Some paths are none of HTTP's: the server itself turns them away.
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
          assertThat(StrictJson.parse(answer.body().getBytes(UTF_8)).isJsonObject()).isTrue();
        } else {
          assertThat(answer.body()).doesNotContainIgnoringCase("<script", "onerror");
        }
      }
    }
    System.out.println("answers by status: " + statuses);
    HttpResponse<String> health = browser.send(get("/v1/health").build(), BodyHandlers.ofString());
    assertThat(StrictJson.read(health.body(), Health.class).status()).isEqualTo("ok");
  }

  @Test
  void asADevicesNameIsShownAsTextOnThePageOfDevices() throws Exception {
    logIn();
    int shown = 0;
    for (String text : AttackStrings.all()) {
      if (!MARKUP.matcher(text).find()) {
        continue;
      }
      HttpResponse<String> asked =
          form(
              "/v1/oauth/device_authorization",
              "client_id=dangol-device&device_name=d&store=seoul&device_model="
                  + URLEncoder.encode(text, UTF_8));
      assertThat(asked.statusCode()).as(text).isBetween(200, 499);
      if (asked.statusCode() == 200) {
        String code =
            StrictJson.read(asked.body(), JsonObject.class).get("user_code").getAsString();
        String page =
            browser.send(get("/enrol?user_code=" + code).build(), BodyHandlers.ofString()).body();
        assertThat(page).contains(code);
        assertNothingButOurMarkup(page, text);
        shown++;
        assertThat(refuse(page, code).statusCode()).isEqualTo(303);
      }
    }
    assertThat(shown).isGreaterThan(20);
    System.out.println("devices of such a model shown: " + shown);
  }

  /** The page has the tags it has for a plain name, whatever a device is called. */
  private static void assertNothingButOurMarkup(String page, String text) {
    assertThat(page).as(text).doesNotContainIgnoringCase("<script", "<img", "<svg", "<iframe");
    Matcher tag = Pattern.compile("<[^>]*>").matcher(page);
    while (tag.find()) {
      assertThat(tag.group()).as(text).doesNotContainPattern("(?i)\\son[a-z]+\\s*=|javascript:");
    }
  }

  /** There is room for so many that ask at a time. */
  private HttpResponse<String> refuse(String page, String code) throws Exception {
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    return form(
        "/enrol/decide", "form_token=" + token.group(1) + "&user_code=" + code + "&decision=deny");
  }

  private void logIn() throws Exception {
    String page = browser.send(get("/enrol").build(), BodyHandlers.ofString()).body();
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    assertThat(
            form("/enrol/login", "form_token=" + token.group(1) + "&secret=" + SECRET).statusCode())
        .isEqualTo(303);
  }

  private HttpResponse<String> form(String path, String body)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static String inner(String text) {
    String quoted = new JsonPrimitive(text).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
