package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.credential.Cards;
import app.dangol.trust.credential.PublishedKeys;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dangol card keys}: what those need who verify; nothing of it is secret. */
@Command(
    name = "keys",
    description =
        "Prints what is needed to verify: the chain, the root key's public half and the signed set"
            + " of keys and revocations.",
    mixinStandardHelpOptions = true)
final class CardKeysCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private CardDoor door = new CardDoor();

  @Override
  public void run() {
    PublishedKeys given =
        door.ask(Cards::findForDevices)
            .orElseThrow(
                () -> new DangolException(ErrorCode.HUB_02, "no credential was issued yet"));
    JsonObject line = new JsonObject();
    line.addProperty("chain", given.chain());
    line.addProperty("root", given.root().hex());
    line.addProperty("version", given.version());
    line.addProperty("document", given.document());
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
  }
}
