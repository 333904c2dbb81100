package app.dangol.launch.faults;

import app.dangol.cache.DatabaseLook;
import app.dangol.cache.OutboxView;
import app.dangol.config.KioskConfig.KeyStore;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.ForeignKeyException;
import app.dangol.trust.wrap.KeyWraps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The device's key is gone while writes wait. What a device does next, being enrolled anew, belongs
 * after {@link #refused}: until then the folder has to stay as it is.
 */
final class LostKeyFault implements Fault {
  @Override
  public String name() {
    return "lost-key";
  }

  @Override
  public String promise() {
    return "A device without its key, or with one that its key store does not open any more, says"
        + " KEY-01 and makes no new one; the writes it could not send are counted with the age of the oldest, and are sent once the key is back. Under another"
        + " key they are listed as unreadable, and what is written then is sent.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Path place = run.place("device");
    Ledger ledger = new Ledger();
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      for (int trial = 0; trial < run.scale().trials(1, 5, 20); trial++) {
        try (Device device = new Device(place, hub.url())) {
          device.exchange();
          for (int i = 0; i <= trial; i++) {
            device.write(i, "note " + trial + "-" + i, ledger);
          }
        }
        Path key = place.resolve(FileDeviceKeys.FILE_NAME);
        Path away = run.place("away").resolve(FileDeviceKeys.FILE_NAME);
        Files.move(key, away, StandardCopyOption.REPLACE_EXISTING);
        refused(place, hub, findings);
        counted(place, trial + 1, findings);
        otherKey(run, place, hub, trial, ledger, findings);
        Files.move(away, key, StandardCopyOption.REPLACE_EXISTING);
        clearedStore(run, place, hub, trial, ledger, findings);
        try (Device device = new Device(place, hub.url())) {
          device.exchange();
          findings.require(device.waiting.count().waiting() == 0, "writes still wait");
        }
        findings.trial();
      }
      findings.integrity(Content.integrity(place, run.place("scratch")));
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  private static void refused(Path place, ShopHub hub, Findings findings) {
    try (Device device = new Device(place, hub.url())) {
      findings.broken("a device started without its key");
    } catch (DangolException e) {
      findings.require(e.code() == ErrorCode.KEY_01, "said " + e.code() + " instead of KEY-01");
    }
    findings.require(
        Files.notExists(place.resolve(FileDeviceKeys.FILE_NAME)), "a new key was made");
  }

  /** The key moves into a key store; that is cleared, as a TPM may be, and then comes back. */
  private static void clearedStore(
      FaultRun run, Path place, ShopHub hub, int trial, Ledger ledger, Findings findings)
      throws IOException {
    Path secret = run.place("credentials").resolve("dangol-device-key");
    byte[] bytes = new byte[32];
    bytes[0] = (byte) trial;
    Files.write(secret, bytes);
    KeyWraps.Here service =
        new KeyWraps.Here(false, false, Optional.of(secret.resolveSibling("")), secret);
    Device.Hooks wrapped =
        new Device.Hooks(
            Clock.systemUTC(),
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            new KeyWraps(KeyStore.SYSTEMD_CREDS, service));
    try (Device device = new Device(place, hub.url(), wrapped)) {
      device.write(0, "note under a wrapped key " + trial, ledger);
    }
    byte[] key = Files.readAllBytes(place.resolve(FileDeviceKeys.FILE_NAME));
    bytes[1] ^= 1;
    Files.write(secret, bytes);
    try (Device device = new Device(place, hub.url(), wrapped)) {
      findings.broken("a device started with a key of another store");
    } catch (DangolException e) {
      findings.require(
          e instanceof ForeignKeyException, "a cleared key store is not told: " + e.code());
    }
    findings.require(
        Arrays.equals(key, Files.readAllBytes(place.resolve(FileDeviceKeys.FILE_NAME))),
        "a key that does not open here was changed");
    counted(place, trial + 2, findings);
    bytes[1] ^= 1;
    Files.write(secret, bytes);
    // The last that needs the store: what follows in this trial reads the key from a file again.
    KeyWraps out = new KeyWraps(KeyStore.FILE, service);
    FileDeviceKeys.open(place, true, out);
  }

  private static void counted(Path place, int writes, Findings findings) {
    Optional<OutboxView.Counts> waiting =
        switch (new DatabaseLook(BlockingGuard.NONE, Duration.ofSeconds(5), Duration.ofSeconds(5))
            .at(place.resolve("ops.db"), DatabaseLook.Kind.OPS, false)) {
          case DatabaseLook.Sight.Sound sound -> sound.waiting();
          case DatabaseLook.Sight.Absent absent -> Optional.empty();
          case DatabaseLook.Sight.Damaged damaged -> Optional.empty();
          case DatabaseLook.Sight.Newer newer -> Optional.empty();
          case DatabaseLook.Sight.Unreadable unreadable -> Optional.empty();
        };
    findings.require(
        waiting.filter(w -> w.waiting() == writes && w.oldest().isPresent()).isPresent(),
        "what waits is not counted with its age without the key");
  }

  /**
   * A copy of the folder under a key of its own, as after an enrolment that took the folder over.
   */
  private static void otherKey(
      FaultRun run, Path place, ShopHub hub, int trial, Ledger ledger, Findings findings)
      throws IOException {
    Path taken = run.place("taken-over");
    Content.copy(place, taken);
    FileDeviceKeys.open(taken, false);
    try (Device device = new Device(taken, hub.url())) {
      device.write(1, "note under another key " + trial, ledger);
      device.exchange();
      OutboxView.Counts counts = device.waiting.count();
      findings.require(
          counts.attention() == trial + 1 && counts.waiting() == 0,
          "writes sealed under a lost key are not listed: " + counts.attention());
    }
  }
}
