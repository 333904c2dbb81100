package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignIn.Answer;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.trust.access.StaffMember;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does something at the command line, and the PIN that says so. */
final class StaffVoucher {
  @Option(
      names = "--staff",
      paramLabel = "ID",
      description = "Who does it; an account of this device. For its first manager nobody.")
  private @Nullable String staff;

  @Option(
      names = "--staff-pin-file",
      paramLabel = "FILE",
      description = "Holds their PIN; default: it is asked for on the console.")
  private @Nullable Path staffPin;

  /** Who says they do it. */
  Optional<StaffId> who() {
    return Optional.ofNullable(staff).map(StaffId::new);
  }

  /** Whether a PIN was given that somebody has to look at. */
  boolean hasPin() {
    return staffPin != null;
  }

  /**
   * Who does it, once their PIN was right.
   *
   * @throws DangolException ACC-01 or ACC-02 if they may not, or have to wait
   */
  StaffMember vouch(SignIn signIn, Act act) {
    StaffId who =
        who()
            .orElseThrow(
                () -> new DangolException(ErrorCode.ACC_02, "say who does it: --staff ID"));
    char[] pin = PinEntry.ask(who.value(), staffPin);
    return switch (signIn.vouch(who, act, pin)) {
      case Answer.In in -> in.who();
      case Answer.Out(Standing standing) ->
          throw new DangolException(ErrorCode.ACC_02, words(who, standing));
      case Answer.NotAllowed notAllowed ->
          throw new DangolException(ErrorCode.ACC_01, who + " may not do this");
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
