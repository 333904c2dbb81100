package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {
  @TempDir private Path folder;
  private Path db;

  private record Ran(int status, List<JsonObject> lines, String words) {}

  @BeforeEach
  void makeHub() {
    db = folder.resolve("hub.db");
    Hub.open(db, Clock.systemUTC(), BlockingGuard.NONE).close();
  }

  @Test
  void isBegunListedJudgedAndEnded() {
    Ran begun =
        run(
            "start",
            "front",
            "--arm",
            "now",
            "--arm",
            "new:variety=off,weight=2",
            "--planned",
            "500");
    assertThat(begun.status()).isZero();
    assertThat(begun.lines()).hasSize(1);
    assertThat(begun.lines().getFirst().get("running").getAsBoolean()).isTrue();
    assertThat(begun.lines().getFirst().get("arms").toString())
        .contains(
            "{\"name\":\"variety\",\"value\":\"off\"}", "{\"name\":\"weight\",\"value\":\"2\"}");

    assertThat(run("start", "front", "--arm", "a", "--arm", "b", "--planned", "5").status())
        .isEqualTo(1);
    assertThat(run("list").lines()).hasSize(1);
    JsonObject report = run("report", "front").lines().getFirst();
    assertThat(report.get("metric").getAsString()).isEqualTo("opened");
    assertThat(report.getAsJsonArray("comparisons").get(0).getAsJsonObject().get("verdict"))
        .hasToString("\"too_early\"");
    assertThat(run("stop", "front").lines().getFirst().get("running").getAsBoolean()).isFalse();
    assertThat(run("list").lines().getFirst().has("until")).isTrue();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("start", "front", "--arm", "only", "--planned", "5").status()).isEqualTo(2);
    assertThat(run("start", "front", "--arm", "a:x", "--arm", "b", "--planned", "5").status())
        .isEqualTo(2);
    assertThat(
            run("start", "front", "--arm", "a", "--arm", "b", "--planned", "5", "--share", "101")
                .status())
        .isEqualTo(2);
    assertThat(run("report", "nothing").status()).isEqualTo(1);
    assertThat(run("stop", "nothing").words()).contains("no experiment of that name");
    assertThat(run().status()).isEqualTo(2);
  }

  @Test
  void watchesOverAHubOfWhichThereIsTooLittleToSay() {
    Ran watched = run("watch");
    assertThat(watched.status()).isZero();
    assertThat(watched.lines()).isEmpty();
    assertThat(watched.words()).contains("too few days");
  }

  private Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var line = Commands.line(new ConfigErrorWindow());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new java.util.ArrayList<>(List.of("experiment"));
    all.addAll(List.of(arguments));
    if (arguments.length > 0) {
      all.add("--db=" + db);
    }
    int status = line.execute(all.toArray(String[]::new));
    return new Ran(
        status,
        out.toString().lines().map(l -> JsonParser.parseString(l).getAsJsonObject()).toList(),
        err.toString());
  }
}
