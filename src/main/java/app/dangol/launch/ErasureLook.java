package app.dangol.launch;

import app.dangol.cache.CapturedTraces;
import app.dangol.cache.CapturedTraces.Control;
import app.dangol.cache.OpFate;
import app.dangol.cache.ResidueScan;
import app.dangol.hub.store.HubFileTraces;
import app.dangol.launch.CustomerDataDoor.Opened;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What leads to somebody in the files here, captured before they are erased and looked for after
 * that; at a hub that lies in the same folder as well, once that has carried it out. Blocks.
 */
final class ErasureLook {
  private final Path folder;
  private final CapturedTraces traces;
  private final Optional<CapturedTraces> atHub;
  private final Control control;

  private ErasureLook(Path folder, CapturedTraces traces, Optional<CapturedTraces> atHub) {
    this.folder = folder;
    this.traces = traces;
    this.atHub = atHub;
    Control here = traces.control(DeviceFiles.list(folder));
    this.control =
        atHub.map(there -> here.and(there.control(DeviceFiles.listOfHub(folder)))).orElse(here);
  }

  /**
   * Captures what is here now.
   *
   * @throws app.dangol.failure.DangolException HUB-05 if the hub's file cannot be read
   */
  static ErasureLook before(Opened device) {
    CapturedTraces traces = device.traces().capture(device.whose(), device.reason());
    Optional<CapturedTraces> atHub =
        device
            .hubFile()
            .map(file -> {
              String id = device.whose().value();
              return traces.atHub(id, HubFileTraces.list(file, id));
            });
    return new ErasureLook(device.folder().path(), traces, atHub);
  }

  /** What was found before the erasure. */
  Control control() {
    return control;
  }

  /** How many sequences of bytes are looked for. */
  int lookedFor() {
    return traces.count() + atHub.map(CapturedTraces::countStored).orElse(0);
  }

  int notLookedFor() {
    return traces.notLookedFor();
  }

  /** Looks for what is left. */
  ResidueScan.Result after(OpFate told) {
    ResidueScan.Result left = traces.look(DeviceFiles.list(folder));
    return atHub.isPresent() && told instanceof OpFate.Done
        ? left.and(atHub.get().look(DeviceFiles.listOfHub(folder)))
        : left;
  }

  /** As files are called in the data folder. */
  List<String> names(List<Path> files) {
    return files.stream()
        .map(file -> (file.startsWith(folder) ? folder.relativize(file) : file).toString())
        .map(name -> name.isEmpty() ? folder.toString() : name)
        .toList();
  }
}
