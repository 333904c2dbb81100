package app.dangol.launch;

import app.dangol.hub.Hub;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dangol customer rotate-keys}. */
@Command(
    name = "rotate-keys",
    description =
        "Wraps the customers' keys at a hub's database with a new master key. What copies of them"
            + " still hold of destroyed keys opens with nothing then.",
    mixinStandardHelpOptions = true)
final class RotateKeysCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private HubDbOption db = new HubDbOption();

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public void run() {
    try (Hub hub = db.openHere(config)) {
      hub.changeMasterKey();
    }
    JsonObject line = new JsonObject();
    line.addProperty("rotated", true);
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
  }
}
