package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol doctor} on who could vouch for what is done with customers' data. */
class DoctorStaffTest {
  @TempDir Path folder;

  @Test
  void saysThatNobodyCouldVouchUntilSomebodyIsSetUp() throws Exception {
    Shop shop = new Shop(folder);
    assertThat(DoctorRun.of(shop).line("staff").get("state").getAsString()).isEqualTo("unchecked");
    assertThat(CommandLineRun.of("sync", "--once", "--config", shop.config()).status()).isZero();

    DoctorRun before = DoctorRun.of(shop);

    assertThat(before.line("staff").get("state").getAsString()).isEqualTo("advice");
    assertThat(before.detail("staff")).contains("nobody has an account here who could vouch");
    assertThat(before.fix("staff")).contains("dangol staff add ID --name NAME --role manager");
    assertThat(before.run().out().split("could vouch", -1)).as("said once").hasSize(2);

    Path pin = Files.writeString(folder.resolve("pin"), "730419\n");
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    CommandLineRun.of(
        "staff",
        "add",
        "m-001",
        "--name",
        "지은",
        "--role",
        "manager",
        "--pin-file",
        pin.toString(),
        "--config",
        shop.config());

    DoctorRun.of(shop).assertOk("staff", "one person has an account here");
  }
}
