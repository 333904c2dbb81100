package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void anErrorEndsInAStatusAndTellsNoMoreThanItsClass() {
    StringWriter words = new StringWriter();

    int status =
        Main.endedBy(
            () -> {
              throw new NoClassDefFoundError("Kim Minji");
            },
            new PrintWriter(words, true));

    assertThat(status).isEqualTo(1);
    assertThat(words.toString()).contains("NoClassDefFoundError").doesNotContain("Kim Minji");
  }

  @Test
  void onlyTheAppItselfStartsWithoutTheCommandLine() {
    assertThat(Main.isAppAlone()).isTrue();
    assertThat(Main.isAppAlone("--config", "kiosk.properties")).isTrue();

    assertThat(Main.isAppAlone("--config")).as("wrong usage has to be told").isFalse();
    assertThat(Main.isAppAlone("--help")).isFalse();
    assertThat(Main.isAppAlone("demo")).isFalse();
    assertThat(Main.isAppAlone("--config", "kiosk.properties", "demo")).isFalse();
  }
}
