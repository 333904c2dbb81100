package app.dangol.device.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SerialSettings;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JsscPortTest {
  private static final SerialSettings SETTINGS =
      new SerialSettings(115200, 8, SerialSettings.Parity.NONE, SerialSettings.StopBits.ONE);

  private static final Path OWN_DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir Path folder;

  @Test
  void carriesBytesBothWays() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      JsscPort port = new JsscPort(pair.path(), SETTINGS);
      port.open();
      port.write("hello".getBytes(US_ASCII));
      assertThat(pair.received().readNBytes(5)).isEqualTo("hello".getBytes(US_ASCII));
      pair.send(new byte[] {0, 13, 10, (byte) 0xFF});
      assertThat(readExactly(port, 4)).containsExactly(0, 13, 10, 0xFF);
      port.close();
    }
  }

  @Test
  void opensAgainAndAgainWithoutLeavingDescriptorsBehind() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(OWN_DESCRIPTORS));
    try (PtyPair pair = PtyPair.open(folder)) {
      JsscPort port = new JsscPort(pair.path(), SETTINGS);
      long before = openTerminals();
      for (int i = 0; i < 200; i++) {
        port.open();
        port.available();
        port.close();
      }
      assertThat(openTerminals()).isEqualTo(before);
    }
  }

  @Test
  void saysThatAPortHasGoneAndLetsGoOfIt() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(OWN_DESCRIPTORS));
    try (PtyPair pair = PtyPair.open(folder)) {
      JsscPort port = new JsscPort(pair.path(), SETTINGS);
      long before = openTerminals();
      port.open();
      assertThat(openTerminals()).isEqualTo(before + 1);
      pair.vanish();
      assertFails(ErrorCode.DEV_02, port::available);
      assertFails(ErrorCode.DEV_02, () -> port.write(new byte[] {1}));
      port.close();
      assertThat(openTerminals()).isEqualTo(before);
      assertFails(ErrorCode.DEV_02, port::available);
      assertFails(ErrorCode.DEV_01, port::open);
    }
  }

  @Test
  void takesACountBelowNothingForAPortThatHasGone() {
    JsscPort port = new JsscPort(folder.resolve("COM3").toString(), SETTINGS);
    assertFails(ErrorCode.DEV_02, () -> port.known(-1));
    assertThat(port.known(0)).isZero();
    assertThat(port.known(7)).isEqualTo(7);
  }

  @Test
  void saysThatThereIsNoSuchPort() {
    JsscPort missing = new JsscPort(folder.resolve("none").toString(), SETTINGS);
    assertFails(ErrorCode.DEV_01, missing::open);
    missing.close();
  }

  @Test
  void refusesAFileThatIsNoSerialPort() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertFails(ErrorCode.DEV_01, new JsscPort(file.toString(), SETTINGS)::open);
  }

  private void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(DangolException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(folder.toString());
  }

  private static byte[] readExactly(JsscPort port, int count) {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          while (port.available() < count) {
            Thread.onSpinWait();
          }
          return port.read(count);
        });
  }

  private static long openTerminals() throws IOException {
    try (Stream<Path> descriptors = Files.list(OWN_DESCRIPTORS)) {
      return descriptors.filter(JsscPortTest::isTerminal).count();
    }
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("/dev/pts/");
    } catch (NoSuchFileException e) {
      // The one that listed them, closed by now.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
