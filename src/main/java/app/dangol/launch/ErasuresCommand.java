package app.dangol.launch;

import app.dangol.hub.Hub;
import app.dangol.hub.erasure.ErasureLedger;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol customer erasures}. */
@Command(
    name = "erasures",
    description =
        "Prints the erasures a hub's database knows of, a line each, the oldest first: when each was"
            + " asked for and is due, and how far the shop systems are.",
    mixinStandardHelpOptions = true)
final class ErasuresCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--open", description = "Only those a shop system has yet to do, or refuses.")
  private boolean open;

  @Mixin private HubDbOption db = new HubDbOption();

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public void run() {
    JsonLines lines = new JsonLines(Objects.requireNonNull(spec).commandLine().getOut());
    try (Hub hub = db.openHere(config)) {
      ErasureLedger.list(hub.reads()).stream()
          .filter(entry -> !open || entry.isOpen())
          .forEach(entry -> lines.print(line(entry)));
    }
  }

  static JsonObject line(ErasureLedger.Entry entry) {
    JsonObject line = new JsonObject();
    line.addProperty("receipt", entry.receipt());
    line.addProperty("asked", entry.asked().toString());
    line.addProperty("due", entry.due().toString());
    line.addProperty("open", entry.isOpen());
    JsonArray systems = new JsonArray();
    for (ErasureLedger.System each : entry.systems()) {
      JsonObject system = new JsonObject();
      system.addProperty("name", each.name());
      system.addProperty("state", each.state().name().toLowerCase(Locale.ROOT));
      systems.add(system);
    }
    line.add("systems", systems);
    return line;
  }
}
