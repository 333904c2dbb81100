package app.dangol.launch;

import app.dangol.hub.Hub;
import app.dangol.hub.erasure.AccessRecords;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dangol customer accesses}. */
@Command(
    name = "accesses",
    description =
        "Prints who had a hub's database show, export or erase somebody, a line each, the oldest"
            + " first: when, who, whose and why; of somebody erased a name that leads to nobody, and"
            + " no reason.",
    mixinStandardHelpOptions = true)
final class AccessesCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private HubDbOption db = new HubDbOption();

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public void run() {
    JsonLines lines = new JsonLines(Objects.requireNonNull(spec).commandLine().getOut());
    try (Hub hub = db.openHere(config)) {
      AccessRecords.list(hub.reads()).forEach(entry -> lines.print(entry.toJson()));
    }
  }
}
