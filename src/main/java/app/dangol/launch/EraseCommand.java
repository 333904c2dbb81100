package app.dangol.launch;

import app.dangol.cache.CapturedTraces;
import app.dangol.cache.OpFate;
import app.dangol.cache.ResidueScan;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.erasure.PersonDesk;
import app.dangol.launch.CustomerDataDoor.Opened;
import app.dangol.trust.Erasure.Receipt;
import app.dangol.trust.access.Act;
import com.google.gson.JsonArray;
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
            + " files of the device for anything that is left. With --db in the hub's store, which"
            + " tells every device. The reason goes with them: it may"
            + " name them, so the trail keeps that they were erased, when and by whom, and not"
            + " why. Keep the receipt's number with the request if you need to show that.",
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(EraseCommand.class);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CustomerDataDoor door = new CustomerDataDoor();

  /** What is to be known and nothing is wrong with, in words and without personal data. */
  private final List<String> said = new ArrayList<>();

  /** What is not as it should be, alike. */
  private final List<String> wrong = new ArrayList<>();

  @Override
  public Integer call() {
    if (door.isAtHub()) {
      eraseAtHub();
    } else {
      door.openForAnybody(Act.TAKE_REQUEST, this::erase);
    }
    var words = Objects.requireNonNull(spec).commandLine().getErr();
    said.forEach(each -> words.println("dangol: " + each));
    wrong.forEach(each -> words.println("dangol: " + each));
    words.flush();
    return wrong.isEmpty() ? 0 : PlainFailures.FAILED;
  }

  private void eraseAtHub() {
    PersonDesk.Done done = door.atHub(PersonDesk::erase);
    JsonObject line = CustomerDataAtHub.erased(done, door.hubFile());
    new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
    if (line.get("residue_bytes").getAsLong() != 0) {
      wrong.add("something of them is left beside the hub's store");
    }
    if (done.found()) {
      wrong.add("the hub still finds them");
    }
  }

  private void erase(Opened device) {
    boolean here = device.stores().erasure.knows(device.whose());
    ErasureLook look = ErasureLook.before(device);
    List<String> aside = listAside(device);
    Receipt receipt =
        device
            .stores()
            .erasure
            .erase(device.whose(), device.by(), Optional.of(device.reason()), device.voucher());
    JsonObject line = new JsonObject();
    line.addProperty("receipt", receipt.number());
    line.addProperty("asked", receipt.asked().toString());
    line.addProperty("due", receipt.due().toString());
    // From here on the receipt is printed whatever happens: it is done, and cannot be done again.
    try {
      OpFate told = tellHub(device, receipt);
      say(told, here, receipt, line);
      sayErased(here, !device.stores().erasure.knows(device.whose()), line);
      sayAside(aside, listAside(device), line);
      device.stores().erasure.overwrite();
      line.addProperty("looked_for", look.lookedFor());
      line.addProperty("not_looked_for", look.notLookedFor());
      say(look.control(), here, line);
      say(look.after(told), look, line);
    } finally {
      new JsonLines(Objects.requireNonNull(spec).commandLine().getOut()).print(line);
    }
  }

  private static List<String> listAside(Opened device) {
    return device.stores().setAside.list().stream()
        .map(file -> String.valueOf(file.getFileName()))
        .toList();
  }

  private void sayAside(List<String> before, List<String> after, JsonObject line) {
    List<String> destroyed = before.stream().filter(name -> !after.contains(name)).toList();
    line.add("destroyed", array(destroyed));
    if (!destroyed.isEmpty()) {
      wrong.add(
          "damaged beyond opening and about them, therefore destroyed: "
              + String.join(", ", destroyed)
              + "; what was not sent from there is counted in ops-lost-*.json beside it");
    }
  }

  /** Of somebody who was not here nothing lies in the files. */
  private void say(CapturedTraces.Control control, boolean here, JsonObject line) {
    line.addProperty("control_expected", control.expected());
    line.addProperty("control_found", control.found());
    boolean proves = control.holds() || (!here && control.expected() == 0);
    if (!proves) {
      wrong.add(
          "before the erasure only %d of the %d values that lie in the files were found there: that"
                  .formatted(control.found(), control.expected())
              + " nothing is found now proves nothing");
    }
  }

  private void sayErased(boolean here, boolean erased, JsonObject line) {
    line.addProperty("erased", here && erased ? 1 : 0);
    if (!erased) {
      wrong.add("this device still names them");
    }
  }

  private void say(ResidueScan.Result left, ErasureLook look, JsonObject line) {
    line.addProperty("files_checked", left.files());
    line.addProperty("residue_bytes", left.bytes());
    List<String> where = look.names(left.where());
    line.add("residue_in", array(where));
    line.addProperty("unreadable", left.unread().size());
    if (!where.isEmpty()) {
      wrong.add("something of them is left in " + String.join(", ", where));
    }
    if (!left.unread().isEmpty()) {
      wrong.add("could not be looked through: " + String.join(", ", look.names(left.unread())));
    }
  }

  private static JsonArray array(List<String> names) {
    JsonArray array = new JsonArray();
    names.forEach(array::add);
    return array;
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

  private void say(OpFate told, boolean here, Receipt receipt, JsonObject line) {
    switch (told) {
      case OpFate.Done(boolean known) -> {
        boolean anybody = here || known;
        line.addProperty("hub", anybody ? "done" : "nobody");
        if (!anybody) {
          wrong.add(
              "nobody of that id is known here or at the hub, so nobody was erased (%s): look whether"
                      .formatted(ErrorCode.DATA_01)
                  + " it is mistyped, or they were erased before");
        }
      }
      case OpFate.Waiting waiting -> {
        line.addProperty("hub", "waiting");
        if (!here) {
          said.add(
              "nobody of that id is known here; the request waits for the hub, and whether that knows"
                  + " them nobody can say yet");
        }
      }
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
