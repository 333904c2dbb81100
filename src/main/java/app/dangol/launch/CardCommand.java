package app.dangol.launch;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol card}: loyalty credentials with the hub's keys. */
@Command(
    name = "card",
    description = "Loyalty credentials, with the keys of the hub this machine holds.",
    subcommands = {
      CardIssueCommand.class,
      CardVerifyCommand.class,
      CardRevokeCommand.class,
      CardRotateCommand.class,
      CardKeysCommand.class,
      CardWalletCommand.class
    },
    mixinStandardHelpOptions = true)
final class CardCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say what: issue, verify, revoke, rotate, keys or wallet");
  }
}
