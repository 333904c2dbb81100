package app.dangol.launch;

import app.dangol.config.KioskConfig.HubAccess;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
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
    try (Hub hub = db.open(this::usualFile)) {
      hub.changeMasterKey();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the hub's folder cannot be made", e);
    }
    JsonObject line = new JsonObject();
    line.addProperty("rotated", true);
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
  }

  private Path usualFile() {
    HubAccess access = config.read().hub();
    if (access.url().isPresent()) {
      throw new DangolException(
          ErrorCode.CFG_01, "keys are rotated where the hub's database is: name it with --db");
    }
    return config.read().dataFolder().resolve(ConfiguredHub.FILE_NAME);
  }
}
