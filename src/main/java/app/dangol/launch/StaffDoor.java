package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.OpsDatabase;
import app.dangol.cache.SqliteAuditLog;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.cache.SqliteStaff;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.PinHash;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignInRecord;
import app.dangol.trust.access.StaffOffice;
import app.dangol.trust.wrap.KeyWraps;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** The way of the staff commands to the accounts of this device. */
final class StaffDoor {
  @Mixin private StaffVoucher voucher = new StaffVoucher();

  @Mixin private ConfigOption config = new ConfigOption();

  /**
   * Opens the accounts; the app must not run meanwhile. Blocks.
   *
   * @throws DangolException RUN-01 if it does, else what keeps the files from being opened
   */
  void open(Consumer<Opened> work) {
    KioskConfig kiosk = config.read();
    try (DataFolder folder =
        DataFolder.open(kiosk.dataFolder(), KeyWraps.of(kiosk.keys().store()))) {
      FileDeviceKeys keys = folder.keys();
      try (OpsDatabase ops = OpsDatabase.open(folder.opsFile(), BlockingGuard.NONE)) {
        Clock clock = Clock.systemDefaultZone();
        FieldCipher cipher = new FieldCipher(keys);
        SqliteStaff accounts = new SqliteStaff(ops, cipher, clock);
        PinHash pins = new PinHash(new BlindIndex(keys));
        KioskConfig.Place place = kiosk.place();
        AuditLog audit =
            new SqliteAuditLog(ops, cipher, new Here(place.store(), place.device()), clock);
        SignInRecord onRecord = new SignInRecord(audit, new StaffId(place.device()));
        work.accept(
            new Opened(
                new StaffOffice(accounts, pins, audit),
                new SignIn(accounts, pins, new OnDuty(), onRecord, System::nanoTime)));
      }
    }
  }

  /** The accounts, opened. */
  record Opened(StaffOffice office, SignIn signIn) {}

  /** Who says they do it; empty for the first manager. */
  Optional<StaffId> who() {
    return voucher.who();
  }

  /**
   * Who does it, once their PIN was right.
   *
   * @throws DangolException ACC-01 or ACC-02 if they may not, or have to wait
   */
  Permits permits(SignIn signIn) {
    return Permits.of(voucher.vouch(signIn, Act.MANAGE_STAFF));
  }
}
