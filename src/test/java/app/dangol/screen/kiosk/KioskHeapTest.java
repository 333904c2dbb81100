package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskHeapTest {
  @TempDir private Path folder;

  @Test
  void afterTheWipeTheNameIsNowhereInMemory() throws Exception {
    Process kiosk =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dprism.text=t2k",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KioskHeap.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = kiosk.inputReader().readAllLines();
    assertThat(kiosk.waitFor(2, TimeUnit.MINUTES)).isTrue();

    assertThat(kiosk.exitValue()).isZero();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).as("a name that is there is found").matches("control [1-9]\\d*");
    assertThat(lines.getLast()).isEqualTo("left 0");
  }
}
