package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
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
