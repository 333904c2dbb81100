package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Only what needs no screen of its own: JavaFX starts once in a process. */
class ScanToScreenCommandTest {
  @Test
  void figuresThatCannotBeMeasuredAreWrongUsage() {
    assertThat(CommandLineRun.of("bench", "scan-to-screen", "--scans", "0").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("bench", "scan-to-screen", "--scans", "x").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("bench").status()).isEqualTo(2);
  }
}
