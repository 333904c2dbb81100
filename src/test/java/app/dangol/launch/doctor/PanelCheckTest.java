package app.dangol.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the panel, on made EDIDs in a folder laid out as Linux does. */
class PanelCheckTest {
  /** A 21.5-inch panel: 48 by 27 cm, 21.7 inches in whole centimetres. */
  private static final int WIDTH = 48;

  private static final int HEIGHT = 27;

  @TempDir Path drm;

  @ParameterizedTest
  @CsvSource({"21.5, OK", "18.5, OK", "24.9, OK", "18.4, FAILED", "25.0, FAILED", "32, FAILED"})
  void fifteenPercentAreAllowed(double configured, Finding.State state) throws Exception {
    connect("card0-HDMI-A-1", "connected", edid(WIDTH, HEIGHT));

    Finding finding = look(configured);

    assertThat(finding.state()).as(finding.detail()).isEqualTo(state);
    assertThat(finding.detail()).contains("21.7 inches (card0-HDMI-A-1)");
    assertThat(finding.fix())
        .isEqualTo(
            state == Finding.State.OK
                ? ""
                : "Measure the panel's diagonal and set panel.inches; by its own word it is 21.7.");
  }

  @Test
  void oneOfSeveralDisplaysIsEnough() throws Exception {
    connect("card0-HDMI-A-1", "connected", edid(70, 39));
    connect("card1-eDP-1", "connected", edid(WIDTH, HEIGHT));

    assertThat(look(21.5).state()).isEqualTo(Finding.State.OK);
  }

  @Test
  void aDisplayThatIsNotConnectedSaysNothing() throws Exception {
    connect("card0-HDMI-A-1", "disconnected", edid(70, 39));

    assertNothingKnown();
  }

  @Test
  void damagedBytesSayNothing() throws Exception {
    byte[] damaged = edid(70, 39);
    damaged[30]++;
    connect("card0-HDMI-A-1", "connected", damaged);
    connect("card0-HDMI-A-2", "connected", new byte[0]);
    byte[] otherHeader = edid(70, 39);
    otherHeader[0] = 1;
    otherHeader[127]--;
    connect("card0-HDMI-A-3", "connected", otherHeader);

    assertNothingKnown();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "79, 0", "0, 79"})
  void aProjectorHasNoSize(int width, int height) throws Exception {
    connect("card0-HDMI-A-1", "connected", edid(width, height));

    assertNothingKnown();
  }

  @Test
  void aMachineThatDoesNotTellIsNoFailure() {
    Finding finding = new PanelCheck(21.5, drm.resolve("none")).look().getFirst();

    assertThat(finding.state()).isEqualTo(Finding.State.OK);
  }

  private void assertNothingKnown() {
    assertThat(look(21.5))
        .isEqualTo(Finding.ok("panel.inches = 21.5; no display here tells its size"));
  }

  private Finding look(double inches) {
    return new PanelCheck(inches, drm).look().getFirst();
  }

  private void connect(String connector, String status, byte[] edid) throws IOException {
    Path folder = Files.createDirectory(drm.resolve(connector));
    Files.writeString(folder.resolve("status"), status + "\n");
    Files.write(folder.resolve("edid"), edid);
  }

  /** VESA E-EDID 1.4: header, version, size in cm at 21 and 22, all bytes add up to 0. */
  private static byte[] edid(int width, int height) {
    byte[] edid = new byte[128];
    for (int i = 1; i < 7; i++) {
      edid[i] = (byte) 0xff;
    }
    edid[18] = 1;
    edid[19] = 4;
    edid[21] = (byte) width;
    edid[22] = (byte) height;
    int sum = 0;
    for (byte b : edid) {
      sum += b;
    }
    edid[127] = (byte) -sum;
    return edid;
  }
}
