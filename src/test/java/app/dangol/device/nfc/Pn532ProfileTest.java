package app.dangol.device.nfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Framing;
import app.dangol.failure.DangolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pn532ProfileTest {
  @TempDir Path folder;

  @Test
  void shipsAProfileForTheReadersOwnSpeed() {
    DriverProfile profile = new DriverFolder(Path.of("drivers")).get("pn532-hsu");
    assertThat(profile.framing())
        .isEqualTo(new Framing.Pn532(Duration.ofMillis(150), Duration.ofMillis(100)));
    assertThat(profile.serial().baud()).isEqualTo(115200);
  }

  @Test
  void readsHowOftenToAsk() throws IOException {
    write("framing = pn532-hsu\npoll-ms = 500\ngap-ms = 50\n");
    assertThat(new DriverFolder(folder).get("mine").framing())
        .isEqualTo(new Framing.Pn532(Duration.ofMillis(500), Duration.ofMillis(50)));
  }

  @Test
  void refusesToAskWithoutPause() throws IOException {
    write("framing = pn532-hsu\npoll-ms = 5\n");
    assertThatThrownBy(() -> new DriverFolder(folder).get("mine"))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("poll-ms");
  }

  @Test
  void knowsNoSuffixHere() throws IOException {
    write("framing = pn532-hsu\nsuffix = cr\n");
    assertThatThrownBy(() -> new DriverFolder(folder).get("mine"))
        .isInstanceOf(DangolException.class)
        .hasMessageContaining("unknown key 'suffix'");
  }

  private void write(String content) throws IOException {
    Path model = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(model.resolve("driver.properties"), content);
  }
}
