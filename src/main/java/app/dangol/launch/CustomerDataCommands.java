package app.dangol.launch;

import app.dangol.cache.ResidueScan;
import app.dangol.central.CentralException;
import app.dangol.customer.DataCopy;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.store.KeyPlace;
import app.dangol.launch.CustomerDataDoor.Opened;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.Erasure.Receipt;
import app.dangol.trust.access.Act;
import app.dangol.wire.Ops;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a customer may ask about their own data, done at one device. Each is on record first. */
final class CustomerDataCommands {
  private CustomerDataCommands() {}

  /** {@code dangol customer show}. */
  @Command(
      name = "show",
      description = "Prints everything this device holds about a customer.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private CustomerDataDoor door = new CustomerDataDoor();

    @Override
    public void run() {
      door.open(
          Act.SEE_CUSTOMER,
          device -> {
            AuditAct seen = AuditAct.of(device.by(), Action.VIEW, device.whose());
            device.stores().audit.record(seen.because(device.reason()));
            print(spec, CustomerDataJson.of(copy(device)));
          });
    }
  }

  /** {@code dangol customer export}. */
  @Command(
      name = "export",
      description =
          "Prints everything this device holds about a customer, as a copy to hand out. A manager's"
              + " to do.",
      mixinStandardHelpOptions = true)
  static final class ExportCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private CustomerDataDoor door = new CustomerDataDoor();

    @Override
    public void run() {
      door.open(
          Act.EXPORT_CUSTOMER,
          device -> {
            DataCopy copy = copy(device);
            device
                .stores()
                .audit
                .record(AuditAct.export(device.by(), device.whose(), device.reason()));
            print(spec, CustomerDataJson.of(copy));
          });
    }
  }

  /** {@code dangol customer erase}. */
  @Command(
      name = "erase",
      description =
          "Erases a customer from this device and asks the hub to follow, then looks through all"
              + " files of the device for anything that is left.",
      mixinStandardHelpOptions = true)
  static final class EraseCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private CustomerDataDoor door = new CustomerDataDoor();

    @Override
    public Integer call() {
      long[] residue = {0};
      door.open(Act.TAKE_REQUEST, device -> residue[0] = erase(device));
      return residue[0] == 0 ? 0 : PlainFailures.FAILED;
    }

    private long erase(Opened device) {
      List<byte[]> traces = device.traces().list(device.whose());
      Receipt receipt =
          device.stores().erasure.erase(device.whose(), device.by(), Optional.of(device.reason()));
      boolean told = tellHub(device);
      ResidueScan.Result left = new ResidueScan(traces).scan(listFiles(device.folder().path()));
      JsonObject line = new JsonObject();
      line.addProperty("erased", device.stores().writer.isFreeOf(device.whose()) ? 1 : 0);
      line.addProperty("files_checked", left.files());
      line.addProperty("residue_bytes", left.bytes());
      line.addProperty("looked_for", traces.size());
      line.addProperty("receipt", receipt.number());
      line.addProperty("asked", receipt.asked().toString());
      line.addProperty("due", receipt.due().toString());
      line.addProperty("hub", told ? "done" : "waiting");
      print(spec, line);
      return left.bytes();
    }

    /** Where the hub is away the request waits, and goes with the next exchange. */
    private static boolean tellHub(Opened device) {
      try {
        device.dangol().syncOnce();
      } catch (CentralException e) {
        return false;
      }
      return !device.stores().isWaiting(Ops.CUSTOMER_ERASE);
    }
  }

  private static DataCopy copy(Opened device) {
    return device
        .stores()
        .copies
        .find(device.whose())
        .orElseThrow(() ->
            new DangolException(ErrorCode.DATA_01, "this device knows nobody of that id any more"));
  }

  /**
   * All files this device writes, and what the program may have left among temporary ones. A hub
   * that lies in the same folder is no part of the device: it keeps tombstones for the others.
   */
  private static List<Path> listFiles(Path folder) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> own = Files.list(folder);
        Stream<Path> others = Files.list(temporary)) {
      return Stream.concat(
              own.filter(path -> !isOfHub(path.getFileName().toString())),
              others.filter(path ->
                  path.getFileName().toString().startsWith("dangol")
                      && !folder.startsWith(path)
                      && Files.isReadable(path)))
          .toList();
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the data folder cannot be looked through", e);
    }
  }

  private static boolean isOfHub(String name) {
    return name.startsWith(ConfiguredHub.FILE_NAME)
        || name.equals(CardDoor.USUAL_FOLDER)
        || name.equals(KeyPlace.USUAL_FOLDER);
  }

  private static void print(@Nullable CommandSpec spec, JsonObject line) {
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
  }
}
