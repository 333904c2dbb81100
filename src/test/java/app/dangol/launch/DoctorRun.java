package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;

/** One call of {@code dangol doctor}, as a person makes it, and what it said of each check. */
record DoctorRun(CommandLineRun run) {
  static DoctorRun of(Shop shop) throws Exception {
    return new DoctorRun(CommandLineRun.of("doctor", "--config", shop.config()));
  }

  List<String> checks() {
    return run.lines().stream().map(line -> line.get("check").getAsString()).toList();
  }

  JsonObject line(String check) {
    return run.lines().stream()
        .filter(line -> line.get("check").getAsString().equals(check))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + check + " in " + run.out()));
  }

  boolean isOk(String check) {
    return line(check).get("ok").getAsBoolean();
  }

  String detail(String check) {
    return line(check).get("detail").getAsString();
  }

  String fix(String check) {
    return line(check).get("fix").getAsString();
  }

  /** It failed on that check, says exactly that to do, and the exit status says so too. */
  void assertFailed(String check, String detailPart, String fix) {
    assertThat(isOk(check)).as(detail(check)).isFalse();
    assertThat(detail(check)).contains(detailPart);
    assertThat(fix(check)).isEqualTo(fix);
    assertThat(run.err()).contains("✗ " + check).contains(fix);
    assertThat(run.status()).isEqualTo(1);
  }

  void assertOk(String check, String detailPart) {
    assertThat(isOk(check)).as(detail(check)).isTrue();
    assertThat(detail(check)).contains(detailPart);
    assertThat(fix(check)).isEmpty();
  }
}
