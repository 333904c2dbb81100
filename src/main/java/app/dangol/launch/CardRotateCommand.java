package app.dangol.launch;

import app.dangol.trust.credential.PublishedKeys;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol card rotate}. */
@Command(
    name = "rotate",
    description = "Makes a new signing key; it signs from now on.",
    mixinStandardHelpOptions = true)
final class CardRotateCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--drop-others",
      description =
          "Nothing counts any more that another key signed: for a key that may be in wrong hands.")
  private boolean dropOthers;

  @Mixin private CardDoor door = new CardDoor();

  @Override
  public void run() {
    PublishedKeys given =
        door.ask(cards -> {
          cards.rotate(dropOthers);
          return cards.findForDevices().orElseThrow();
        });
    JsonObject line = new JsonObject();
    line.addProperty("version", given.version());
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
  }
}
