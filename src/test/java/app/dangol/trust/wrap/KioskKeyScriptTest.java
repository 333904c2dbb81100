package app.dangol.trust.wrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the secret of a kiosk's service, with this machine's systemd-creds. */
class KioskKeyScriptTest {
  private static final Path SCRIPT = Path.of("installer/linux/kiosk-key").toAbsolutePath();

  @TempDir private Path folder;
  private Path store;
  private Path file;

  @BeforeEach
  void needsRootAndTheProgram() {
    KeyWraps.Here here = KeyWraps.Here.look();
    assumeTrue(here.root() && Files.isExecutable(here.systemdCreds()), "no systemd-creds here");
    store = folder.resolve("credstore.encrypted");
    file = store.resolve("dangol-device-key");
    assumeTrue(run() == 0, "systemd-creds cannot be used here");
  }

  private int run() {
    return run(SCRIPT.toString(), store.toString());
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(store)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** As systemd does for the service. */
  private ServiceCredential opened() throws IOException {
    Path given = Files.createDirectories(folder.resolve("given"));
    Path secret = given.resolve("dangol-device-key");
    Files.deleteIfExists(secret);
    assertThat(
            run(
                "systemd-creds",
                "decrypt",
                "--name=dangol-device-key",
                file.toString(),
                secret.toString()))
        .isZero();
    return new ServiceCredential(given);
  }

  @Test
  void makesASecretOnceThatWrapsAKeyForTheService() throws Exception {
    byte[] made = Files.readAllBytes(file);
    byte[] wrapped = opened().wrap("keys".getBytes(UTF_8));

    assertThat(run()).isZero();

    assertThat(Files.readAllBytes(file)).isEqualTo(made);
    assertThat(names()).containsExactly("dangol-device-key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(opened().unwrap(wrapped)).isEqualTo("keys".getBytes(UTF_8));
  }

  @Test
  void oneOfAnotherMachineIsSetAsideForANewOne() throws Exception {
    byte[] raw = Base64.getMimeDecoder().decode(Files.readAllBytes(file));
    raw[raw.length - 1] ^= 1;
    byte[] foreign = Base64.getMimeEncoder().encode(raw);
    Files.write(file, foreign);

    assertThat(run()).isZero();

    assertThat(opened().isThere()).isTrue();
    assertThat(names()).hasSize(2);
    assertThat(Files.readAllBytes(store.resolve(names().getLast()))).isEqualTo(foreign);
  }

  @Test
  void oneOfATpmThatDoesNotAnswerStaysAndTheStartIsTriedAgain() throws Exception {
    byte[] raw = Base64.getMimeDecoder().decode(Files.readAllBytes(file));
    raw[0] ^= 1; // another kind of secret than this machine has now
    byte[] ofTpm = Base64.getMimeEncoder().encode(raw);
    Files.write(file, ofTpm);

    assertThat(run()).isEqualTo(1);

    assertThat(Files.readAllBytes(file)).isEqualTo(ofTpm);
    assertThat(names()).containsExactly("dangol-device-key");
  }
}
