package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.failure.DangolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which profile reads the keyboard. */
class KeyboardReaderTest {
  @TempDir Path folder;

  @Test
  void isReadWithoutAnyLineInTheConfiguration() throws IOException {
    assertThat(profile("").map(DriverProfile::model)).contains("keyboard-wedge");
  }

  @Test
  void isNotReadWhereItIsSwitchedOff() throws IOException {
    assertThat(profile("scanner.kb.driver = keyboard-wedge\nscanner.kb.port = off\n")).isEmpty();
  }

  @Test
  void anotherReaderThatIsOffSwitchesOnlyItselfOff() throws IOException {
    assertThat(profile("scanner.counter.driver = zebra-cdc\nscanner.counter.port = off\n"))
        .isPresent();
  }

  @Test
  void twoReadersOfOneKeyboardAreRefused() {
    assertThatThrownBy(() ->
            profile(
                """
                scanner.a.driver = keyboard-wedge
                scanner.a.port = keyboard
                scanner.b.driver = keyboard-wedge
                scanner.b.port = keyboard
                """))
        .isInstanceOf(DangolException.class)
        .hasMessageContainingAll("scanner.a", "scanner.b");
  }

  private Optional<DriverProfile> profile(String lines) throws IOException {
    Path file = folder.resolve("kiosk.properties");
    Files.writeString(file, Files.readString(Path.of("kiosk-config/kiosk.properties")) + lines);
    KioskConfig config = config(file);
    return KeyboardReader.findProfile(config, new DriverFolder(Path.of("drivers")));
  }

  private static KioskConfig config(Path file) {
    return new KioskConfigReader(Path.of("").toAbsolutePath()).read(file);
  }
}
