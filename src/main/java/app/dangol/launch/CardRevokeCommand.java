package app.dangol.launch;

import app.dangol.hub.credential.Cards;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.CredentialId;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol card revoke}. */
@Command(
    name = "revoke",
    description =
        "Takes back one credential, all that a member was given until now with their rotating"
            + " codes, or one wallet's rotating codes.",
    mixinStandardHelpOptions = true)
final class CardRevokeCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /** One of them. */
  static final class What {
    @Option(names = "--id", paramLabel = "ID", description = "As issue printed it.")
    private @Nullable String id;

    @Option(names = "--member", paramLabel = "ID")
    private @Nullable String member;

    @Option(names = "--pass", paramLabel = "PASS", description = "As wallet printed it.")
    private @Nullable String pass;
  }

  @Mixin private CardDoor door = new CardDoor();

  @Override
  public void run() {
    CommandSpec command = Objects.requireNonNull(spec);
    try {
      JsonObject line = new JsonObject();
      line.addProperty("revoked", door.ask(this::revoke));
      new JsonLines(command.commandLine().getOut()).print(line);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private boolean revoke(Cards cards) {
    if (what.pass != null) {
      return cards.rotating().revoke(what.pass);
    }
    if (what.member != null) {
      CustomerId whose = new CustomerId(what.member);
      boolean passes = cards.rotating().revokeAllOf(whose) > 0;
      boolean any = cards.findForDevices().isPresent();
      if (any) {
        cards.revokeAllOf(whose);
      }
      return passes || any;
    }
    cards.revoke(new CredentialId(Objects.requireNonNull(what.id)));
    return true;
  }
}
