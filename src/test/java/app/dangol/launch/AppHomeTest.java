package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppHomeTest {
  @TempDir Path root;

  private Path inHome;

  @BeforeEach
  void makeFolder() throws Exception {
    inHome = Files.createDirectory(root.resolve("kiosk-config")).resolve("kiosk.properties");
  }

  @Test
  void aBuildFolderHasItsOwnConfiguration() throws Exception {
    Files.writeString(inHome, "mode = kiosk\n");

    assertThat(new AppHome(root).defaultConfig()).isEqualTo(inHome);
  }

  @Test
  void anInstallationNamesTheFileThatIsEdited() throws Exception {
    Path edited = root.resolve("etc/dangol/kiosk.properties");
    Files.createSymbolicLink(inHome, edited);

    assertThat(new AppHome(root).defaultConfig())
        .as("also while that file is missing")
        .isEqualTo(edited);
  }
}
