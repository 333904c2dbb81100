package app.dangol.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.launch.doctor.DisplayCheck.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the display, with libraries that are really loaded or really missing. */
class DisplayCheckTest {
  private static final Library THERE = new Library("libc.so.6", "libc6");
  private static final Library MISSING = new Library("libnosuchthing.so.9", "libnosuchthing9");

  @BeforeEach
  void needsLinux() {
    assumeTrue(Surroundings.real().linux());
    assumeTrue(THERE.loads());
  }

  @Test
  void tellsTheDisplayOfThisSession() {
    Finding finding = look(Map.of("DISPLAY", ":0"), THERE);

    assertThat(finding)
        .isEqualTo(Finding.ok("DISPLAY=:0; the libraries JavaFX needs can be loaded"));
  }

  @Test
  void aSessionWithoutADisplayIsNoFailure() {
    Finding finding = look(Map.of("DISPLAY", " "), THERE);

    assertThat(finding.state()).isEqualTo(Finding.State.OK);
    assertThat(finding.detail()).startsWith("this session has no display");
  }

  @Test
  void aMissingLibraryIsNamedWithItsPackage() {
    Finding finding = look(Map.of("WAYLAND_DISPLAY", "wayland-0"), THERE, MISSING);

    assertThat(finding)
        .isEqualTo(
            Finding.failed(
                "JavaFX needs libnosuchthing.so.9, not found here",
                "Run `sudo apt-get install libnosuchthing9` or what your system has instead."));
  }

  @Test
  void withoutADisplayAMissingLibraryIsOnlySaid() {
    assertThat(look(Map.of(), MISSING).state()).isEqualTo(Finding.State.ADVICE);
  }

  @Test
  void aKioskWithoutADisplayNeedsTheProgramsOfASession(@TempDir Path bin) throws Exception {
    program(bin, "X");
    Map<String, String> environment = Map.of("PATH", "/nonexistent:" + bin);

    assertThat(new DisplayCheck(environment, true).session())
        .contains(
            Finding.advice(
                "the kiosk's own X session needs xinit, matchbox-window-manager, not found on"
                    + " PATH",
                "Run `sudo apt-get install xinit matchbox-window-manager`, unless this kiosk is"
                    + " shown on a desktop that is there already."));
    assertThat(new DisplayCheck(environment, false).session()).isEmpty();
    assertThat(new DisplayCheck(Map.of("DISPLAY", ":0"), true).session()).isEmpty();

    program(bin, "xinit");
    program(bin, "matchbox-window-manager");
    assertThat(new DisplayCheck(environment, true).session()).isEmpty();
  }

  private static void program(Path bin, String name) throws Exception {
    assertThat(Files.createFile(bin.resolve(name)).toFile().setExecutable(true)).isTrue();
  }

  private static Finding look(Map<String, String> environment, Library... libraries) {
    return new DisplayCheck(environment, false).of(List.of(libraries));
  }
}
