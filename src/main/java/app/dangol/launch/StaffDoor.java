package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.OpsDatabase;
import app.dangol.cache.SqliteStaff;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.PinHash;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignIn.Answer;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffOffice;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The way of the staff commands to the accounts of this device. */
final class StaffDoor {
  @Option(
      names = "--staff",
      paramLabel = "ID",
      description = "Who does it: a manager, or IT; for the first manager nobody.")
  private @Nullable String staff;

  @Option(
      names = "--staff-pin-file",
      paramLabel = "FILE",
      description = "Holds their PIN; default: it is asked for on the console.")
  private @Nullable Path staffPin;

  @Mixin private ConfigOption config = new ConfigOption();

  /**
   * Opens the accounts; the app must not run meanwhile. Blocks.
   *
   * @throws DangolException RUN-01 if it does, else what keeps the files from being opened
   */
  void open(Consumer<Opened> work) {
    KioskConfig kiosk = config.read();
    try (DataFolder folder = DataFolder.open(kiosk.dataFolder())) {
      FileDeviceKeys keys = FileDeviceKeys.open(folder.path(), folder.holdsSealedData());
      try (OpsDatabase ops = OpsDatabase.open(folder.opsFile(), BlockingGuard.NONE)) {
        SqliteStaff accounts =
            new SqliteStaff(ops, new FieldCipher(keys), Clock.systemDefaultZone());
        PinHash pins = new PinHash(new BlindIndex(keys));
        work.accept(
            new Opened(
                new StaffOffice(accounts, pins),
                new SignIn(accounts, pins, new OnDuty(), System::nanoTime)));
      }
    }
  }

  /** The accounts, opened. */
  record Opened(StaffOffice office, SignIn signIn) {}

  /** Who says they do it; empty for the first manager. */
  Optional<StaffId> who() {
    return Optional.ofNullable(staff).map(StaffId::new);
  }

  /**
   * Who does it, once their PIN was right.
   *
   * @throws DangolException ACC-01 or ACC-02 if they may not, or have to wait
   */
  Permits permits(SignIn signIn) {
    StaffId who =
        who()
            .orElseThrow(
                () -> new DangolException(ErrorCode.ACC_02, "say who does it: --staff ID"));
    char[] pin = PinEntry.ask(who.value(), staffPin);
    return switch (signIn.vouch(who, Act.MANAGE_STAFF, pin)) {
      case Answer.In in -> Permits.of(in.who());
      case Answer.Out(Standing standing) ->
          throw new DangolException(ErrorCode.ACC_02, words(who, standing));
      case Answer.NotAllowed notAllowed ->
          throw new DangolException(ErrorCode.ACC_01, who + " may not look after the staff");
    };
  }

  private static String words(StaffId who, Standing standing) {
    return switch (standing) {
      case Standing.Open open -> "that is not the PIN of " + who + "; tries left: " + open.left();
      case Standing.Paused paused ->
          "after five wrong PINs "
              + who
              + " has to wait five minutes with the app open; another manager can let them try"
              + " again there";
      case Standing.Barred barred ->
          "after ten wrong PINs a manager has to let " + who + " try again, in the app";
    };
  }
}
