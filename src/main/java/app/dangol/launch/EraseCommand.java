package app.dangol.launch;

import app.dangol.cache.OpFate;
import app.dangol.cache.ResidueScan;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.launch.CustomerDataDoor.Opened;
import app.dangol.trust.Erasure.Receipt;
import app.dangol.trust.access.Act;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dangol customer erase}. */
@Command(
    name = "erase",
    description =
        "Erases a customer from this device and asks the hub to follow, then looks through all"
            + " files of the device for anything that is left.",
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(EraseCommand.class);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CustomerDataDoor door = new CustomerDataDoor();

  /** What is not as it should be, in words and without personal data. */
  private final List<String> wrong = new ArrayList<>();

  @Override
  public Integer call() {
    door.open(Act.TAKE_REQUEST, this::erase);
    var words = Objects.requireNonNull(spec).commandLine().getErr();
    wrong.forEach(each -> words.println("dangol: " + each));
    words.flush();
    return wrong.isEmpty() ? 0 : PlainFailures.FAILED;
  }

  private void erase(Opened device) {
    List<byte[]> traces = device.traces().list(device.whose());
    Receipt receipt =
        device.stores().erasure.erase(device.whose(), device.by(), Optional.of(device.reason()));
    JsonObject line = new JsonObject();
    OpFate told = tellHub(device, receipt);
    ResidueScan.Result left =
        new ResidueScan(traces).scan(DeviceFiles.list(device.folder().path()));
    line.addProperty("erased", device.stores().writer.isFreeOf(device.whose()) ? 1 : 0);
    line.addProperty("files_checked", left.files());
    line.addProperty("residue_bytes", left.bytes());
    line.addProperty("looked_for", traces.size());
    line.addProperty("receipt", receipt.number());
    line.addProperty("asked", receipt.asked().toString());
    line.addProperty("due", receipt.due().toString());
    say(told, receipt, line);
    if (left.bytes() > 0) {
      wrong.add("something of them is left in the files of this device");
    }
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
  }

  /** Where the hub is away the request waits, and goes with the next exchange. */
  private static OpFate tellHub(Opened device, Receipt receipt) {
    try {
      device.dangol().syncOnce();
    } catch (DangolException e) {
      // The hub may have answered to the request and failed at something else: its word counts.
      LOG.info("the exchange after an erasure failed ({})", e.code());
    }
    return device.stores().fateOf(receipt.number());
  }

  private void say(OpFate told, Receipt receipt, JsonObject line) {
    switch (told) {
      case OpFate.Done done -> line.addProperty("hub", "done");
      case OpFate.Waiting waiting -> line.addProperty("hub", "waiting");
      case OpFate.Refused(String code, String message) -> {
        line.addProperty("hub", "refused");
        line.addProperty("hub_code", code);
        wrong.add(
            "the hub does not erase them (%s, %s)%s. Here they are erased; tell whoever answers for"
                    .formatted(ErrorCode.HUB_02, code, message.isBlank() ? "" : ": " + message)
                + " personal data, with the receipt's number "
                + receipt.number());
      }
    }
  }
}
