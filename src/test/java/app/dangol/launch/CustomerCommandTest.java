package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.central.CentralException;
import app.dangol.central.ContractJudge;
import app.dangol.central.MergeApi;
import app.dangol.central.Timeouts;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.wire.ContractDocument;
import app.dangol.wire.Merging;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CustomerCommandTest {
  private static final String TOKEN = "a-token-for-imports-alone";
  private static final String ROW =
      """
      customer_id,name,phone,home_store,lookup_basis,lookup_granted,lookup_at
      %s,이하늘,010-1234-5678,seoul,consent,true,2026-01-01T00:00:00+09:00
      """;

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;

  @BeforeEach
  void twoWithOnePhone() throws Exception {
    for (String source : List.of("pos", "web")) {
      Path file = Files.writeString(folder.resolve(source + ".csv"), ROW.formatted("1"));
      CommandLineRun run =
          CommandLineRun.of(
              "import", "--kind", "customers", "--source", source, "--db", db(), file.toString());
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void suggestsMergesAndUnmergesALineEach() {
    JsonObject two = run("merges").lines().getFirst();
    assertThat(two.get("kind").getAsString()).isEqualTo("suggestion");
    assertThat(two.get("why").getAsString()).isEqualTo("phone");
    String into = two.get("one").getAsString();
    String other = two.get("other").getAsString();

    assertThat(run("merge", into, other, "--staff", "s-1").out())
        .isEqualToIgnoringNewLines("{\"changed\":true}");
    assertThat(run("merge", into, other, "--staff", "s-1").out())
        .isEqualToIgnoringNewLines("{\"changed\":false}");
    JsonObject merged = run("merges").lines().getFirst();
    assertThat(merged.get("kind").getAsString()).isEqualTo("merged");
    assertThat(merged.get("into").getAsString()).isEqualTo(into);
    assertThat(merged.get("by").getAsString()).isEqualTo("s-1");

    assertThat(run("unmerge", other, "--staff", "s-2").out())
        .isEqualToIgnoringNewLines("{\"changed\":true}");
    assertThat(run("merges").out()).isEmpty();
  }

  @Test
  void wrapsTheKeysAnewAndReadsOn() throws Exception {
    Path master = folder.resolve("customer-keys/master.json");
    String before = Files.readString(master);

    assertThat(run("rotate-keys").out()).isEqualToIgnoringNewLines("{\"rotated\":true}");

    assertThat(Files.readString(master)).isNotEqualTo(before);
    assertThat(run("merges").lines()).hasSize(1);
    Files.writeString(master, before);
    CommandLineRun refused = run("merges");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("HUB-08");
  }

  @Test
  void saysWhoIsNotKnownAndWhatIsMissing() {
    CommandLineRun unknown = run("merge", "nobody", "nothing", "--staff", "s-1");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("nobody of that id");

    assertThat(run("merge", "a", "b").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("customer").status()).isEqualTo(2);
  }

  @Test
  void theSameGoesOverTheNetworkWithTheImportsTokenAlone() {
    try (Hub hub = hub()) {
      URI url = hub.start(0, "a-device-s-token");
      try (MergeApi api = api(url, TOKEN)) {
        Merging.Suggested two = api.look().suggestions().getFirst();
        assertThat(two.oneKnownAs())
            .extracting(Merging.KnownAs::source)
            .containsAnyOf("pos", "web");
        assertThat(api.merge(new Merging.Merge(two.one(), two.other(), "s")).changed()).isTrue();
        assertThat(api.unmerge(new Merging.Unmerge(two.other(), "s")).changed()).isTrue();
        assertThatThrownBy(() -> api.unmerge(new Merging.Unmerge("nobody", "s")))
            .hasMessageContaining("unknown_customer");
      }
      try (MergeApi device = api(url, "a-device-s-token")) {
        assertThatThrownBy(device::look)
            .isInstanceOf(CentralException.class)
            .hasMessageContaining("401");
      }
    }
  }

  @Test
  void everyAnswerIsAsTheContractSays() throws Exception {
    try (Hub hub = hub();
        HttpClient http = HttpClient.newHttpClient()) {
      URI url = hub.start(0, "a-device-s-token");
      List<String> wrong = new ArrayList<>();
      Merging.Overview look =
          StrictJson.read(
              send(http, url, "GET", "/v1/merges", "", 200, wrong), Merging.Overview.class);
      Merging.Suggested two = look.suggestions().getFirst();
      String merge = StrictJson.write(new Merging.Merge(two.one(), two.other(), "s-1"));
      String third = StrictJson.write(new Merging.Merge(two.other(), two.one(), "s-1"));

      send(http, url, "POST", "/v1/merges", merge, 200, wrong);
      send(http, url, "POST", "/v1/merges", third, 200, wrong);
      send(
          http,
          url,
          "POST",
          "/v1/merges",
          StrictJson.write(new Merging.Merge(two.one(), "x", "s")),
          404,
          wrong);
      send(
          http,
          url,
          "POST",
          "/v1/merges",
          StrictJson.write(new Merging.Merge(two.one(), two.other(), " ")),
          400,
          wrong);
      send(http, url, "POST", "/v1/merges", "{}", 400, wrong);
      send(http, url, "GET", "/v1/merges", "", 200, wrong);
      String unmerge = StrictJson.write(new Merging.Unmerge(two.other(), "s-1"));
      send(http, url, "POST", "/v1/unmerges", unmerge, 200, wrong);

      assertThat(wrong).isEmpty();
    }
  }

  private static String send(
      HttpClient http,
      URI url,
      String method,
      String path,
      String body,
      int status,
      List<String> wrong)
      throws Exception {
    ContractDocument contract = ContractDocument.get();
    if (status == 200 && !body.isEmpty()) {
      wrong.addAll(contract.violationsOf(ContractDocument.Asked.of(method, path, body)));
    }
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + body).isEqualTo(status);
    wrong.addAll(
        contract.violationsOfAnswer(method, path, status, "application/json", answer.body()));
    return answer.body();
  }

  private MergeApi api(URI url, String token) {
    return new MergeApi(judge.http(url, Timeouts.STANDARD), token, Clock.systemUTC());
  }

  private Hub hub() {
    Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    hub.acceptImports(TOKEN);
    return hub;
  }

  private CommandLineRun run(String what, String... arguments) {
    List<String> all = new ArrayList<>(List.of("customer", what, "--db", db()));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private String db() {
    return folder.resolve("hub.db").toString();
  }
}
