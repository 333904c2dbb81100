package app.dangol.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.config.KioskConfig.Scanner;
import app.dangol.device.DriverFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraLookTest {
  private static final DriverFolder DRIVERS = new DriverFolder(Path.of("drivers"));

  @TempDir Path folder;

  @Test
  void aReaderThatIsNoCameraIsNotItsMatter() {
    assertThat(look().at(new Scanner("counter", "zebra-ssi", "/dev/ttyACM0"))).isEmpty();
    assertThat(look().at(new Scanner("counter", "no-such-driver", "/dev/video0"))).isEmpty();
  }

  @Test
  void namesTheProgramThatIsNotThere() {
    assertThat(look().at(new Scanner("cam", "camera-v4l2", "/dev/video0")))
        .hasValueSatisfying(finding ->
            assertThat(finding.toString()).contains("there is no program ffmpeg", "apt install"));
  }

  @Test
  void saysThatTheCameraIsNotPluggedIn() throws IOException {
    installProgram();
    String missing = folder.resolve("video9").toString();
    assertThat(look().at(new Scanner("cam", "camera-v4l2", missing)))
        .hasValueSatisfying(finding ->
            assertThat(finding.toString()).contains(missing + " is not there", "/dev/v4l/by-id/"));
  }

  @Test
  void isContentWithProgramAndCamera() throws IOException {
    installProgram();
    Path camera = Files.createFile(folder.resolve("video0"));
    assertThat(look().at(new Scanner("cam", "camera-v4l2", camera.toString())))
        .hasValueSatisfying(
            finding -> assertThat(finding.toString()).contains("is there; ffmpeg reads it"));
  }

  private void installProgram() throws IOException {
    Files.createFile(
        folder.resolve("ffmpeg"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  private CameraLook look() {
    return new CameraLook(DRIVERS, folder.toString());
  }
}
