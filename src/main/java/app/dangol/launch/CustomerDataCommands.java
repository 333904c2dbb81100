package app.dangol.launch;

import app.dangol.customer.DataCopy;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.erasure.AccessRecords;
import app.dangol.launch.CustomerDataDoor.Opened;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.access.Act;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What a customer may ask about their own data, done at one device or in a hub's store. Each is on
 * record first.
 */
final class CustomerDataCommands {
  private CustomerDataCommands() {}

  /** {@code dangol customer show}. */
  @Command(
      name = "show",
      description =
          "Prints everything this device holds about a customer; with --db everything the hub"
              + " holds, under all their ids.",
      mixinStandardHelpOptions = true)
  static final class ShowCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private CustomerDataDoor door = new CustomerDataDoor();

    @Override
    public void run() {
      if (door.isAtHub()) {
        print(spec, door.atHub((desk, whose, by) -> desk.tell(whose, AccessRecords.Act.VIEW, by)));
        return;
      }
      door.open(
          Act.SEE_CUSTOMER,
          device -> {
            AuditAct seen = AuditAct.of(device.by(), Action.VIEW, device.whose());
            device.stores().audit.record(seen.with(device.voucher()).because(device.reason()));
            print(spec, CustomerDataJson.of(copy(device)));
          });
    }
  }

  /** {@code dangol customer export}. */
  @Command(
      name = "export",
      description =
          "Prints everything this device holds about a customer, as a copy to hand out; with --db"
              + " everything the hub holds, under all their ids. A manager's to do.",
      mixinStandardHelpOptions = true)
  static final class ExportCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private CustomerDataDoor door = new CustomerDataDoor();

    @Override
    public void run() {
      if (door.isAtHub()) {
        print(
            spec, door.atHub((desk, whose, by) -> desk.tell(whose, AccessRecords.Act.EXPORT, by)));
        return;
      }
      door.open(
          Act.EXPORT_CUSTOMER,
          device -> {
            DataCopy copy = copy(device);
            device
                .stores()
                .audit
                .record(
                    AuditAct.export(device.by(), device.whose(), device.reason())
                        .with(device.voucher()));
            print(spec, CustomerDataJson.of(copy));
          });
    }
  }

  private static DataCopy copy(Opened device) {
    return device
        .stores()
        .copies
        .find(device.whose())
        .orElseThrow(() ->
            new DangolException(
                ErrorCode.DATA_01,
                "this device knows nobody of that id any more; the hub may: add --db"));
  }

  private static void print(@Nullable CommandSpec spec, JsonObject line) {
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
  }
}
