package app.dangol.launch;

import app.dangol.hub.Hub;
import app.dangol.hub.KeptTexts;
import app.dangol.hub.KeptTexts.Kept;
import app.dangol.hub.enrol.Device;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dangol consent-texts}: under which texts people have agreed to something. */
@Command(
    name = "consent-texts",
    description =
        "Prints what people were told at devices before they agreed to something, as a hub's database"
            + " keeps it: a line for each text, by the version that consents name. Ends with 1 if"
            + " devices tell different texts under one version.",
    mixinStandardHelpOptions = true)
final class ConsentTextsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private HubDbOption db = new HubDbOption();

  @Option(
      names = "--text-version",
      paramLabel = "VERSION",
      description = "Only of this version, as a customer's consent names it.")
  private @Nullable String version;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    Map<String, List<Kept>> byVersion;
    Map<String, Device> devices;
    try (Hub hub = db.openHere(config)) {
      byVersion =
          KeptTexts.listAll(hub.reads()).stream()
              .filter(kept -> version == null || kept.version().equals(version))
              .collect(Collectors.groupingBy(Kept::version, TreeMap::new, Collectors.toList()));
      devices =
          hub.enrolment().devices().listAll().stream()
              .collect(Collectors.toMap(Device::id, Function.identity()));
    }
    boolean unambiguous = true;
    for (List<Kept> told : byVersion.values()) {
      boolean alone = told.size() == 1;
      for (Kept kept : told) {
        JsonObject line = StrictJson.toTree(kept);
        Device first = devices.get(kept.toldBy());
        if (first != null) {
          line.addProperty("store", first.store());
          line.addProperty("device", first.name());
        }
        line.addProperty("alone", alone);
        lines.print(line);
      }
      if (!alone) {
        unambiguous = false;
        command
            .commandLine()
            .getErr()
            .println(
                "dangol: devices tell "
                    + told.size()
                    + " different texts under version "
                    + told.getFirst().version()
                    + ": give the changed file another version (CFG-01)");
      }
    }
    if (byVersion.isEmpty()) {
      command.commandLine().getErr().println("dangol: the hub keeps no such texts");
    }
    return unambiguous ? 0 : PlainFailures.FAILED;
  }
}
