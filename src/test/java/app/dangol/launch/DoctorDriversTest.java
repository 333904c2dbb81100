package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the drivers, on copies of the real one. */
class DoctorDriversTest {
  private static final String REAL = "generic-line-scanner";

  @TempDir Path folder;
  private Path drivers;
  private Shop shop;

  @BeforeEach
  void copyTheRealDriver() throws Exception {
    drivers = folder.resolve("drivers");
    shop = new Shop(folder).set("drivers.folder", drivers.toString());
    copy(REAL);
  }

  @Test
  void everyDriverThatCanBeReadIsNamed() throws Exception {
    copy("another-scanner");

    DoctorRun.of(shop).assertOk("drivers", "another-scanner, generic-line-scanner can be read");
  }

  @Test
  void aDriverThatCannotBeReadIsNamedWithItsFile() throws Exception {
    copy("bad-scanner");
    Path file = drivers.resolve("bad-scanner").resolve("driver.properties");
    Files.writeString(file, "framing = line\nbaud = 1234\n");

    DoctorRun.of(shop)
        .assertFailed(
            "drivers",
            "key 'baud' = '1234' must be one of",
            "Correct "
                + file
                + "; what may stand there is explained in the one of generic-line-scanner.");
  }

  @Test
  void aReaderWithoutItsDriverIsNamedWithTheDriversThereAre() throws Exception {
    shop.set("scanner.counter.driver", "zebra").set("scanner.counter.port", "/dev/none");

    DoctorRun.of(shop)
        .assertFailed(
            "drivers",
            "scanner.counter.driver = zebra: there is no such driver",
            "Set scanner.counter.driver to one of [generic-line-scanner].");
  }

  @Test
  void aReaderWhoseDriverIsDocumentedOnlyIsToBeTriedFirst() throws Exception {
    Path paper = Files.createDirectories(drivers.resolve("paper"));
    Files.writeString(
        paper.resolve("driver.properties"), "framing = line\nevidence = documented\n");
    shop.set("scanner.counter.driver", "paper").set("scanner.counter.port", "/dev/none");

    DoctorRun doctor = DoctorRun.of(shop);

    assertThat(doctor.detail("drivers")).contains("paper is documented only");
    assertThat(doctor.fix("drivers")).contains("dangol scan --driver paper");
  }

  @Test
  void theDriverOfTypedNumbersMustBeThere() throws Exception {
    Files.move(drivers.resolve(REAL), drivers.resolve("renamed"));

    DoctorRun.of(shop)
        .assertFailed(
            "drivers",
            "the driver generic-line-scanner is missing",
            "Put the folder generic-line-scanner of the installation back into " + drivers + ".");
  }

  @Test
  void aMissingFolderIsNamed() throws Exception {
    shop.set("drivers.folder", folder.resolve("nowhere").toString());

    DoctorRun doctor = DoctorRun.of(shop);

    doctor.assertFailed(
        "drivers",
        "there is no driver folder " + folder.resolve("nowhere"),
        "Set drivers.folder to the folder drivers of the installation, or install again.");
    assertThat(doctor.detail("drivers")).contains("DRV-01");
  }

  private void copy(String model) throws Exception {
    Path target = Files.createDirectories(drivers.resolve(model));
    Files.copy(Path.of("drivers", REAL, "driver.properties"), target.resolve("driver.properties"));
  }
}
