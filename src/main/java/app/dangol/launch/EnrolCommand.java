package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.screen.setup.model.EnrolmentReport;
import app.dangol.trust.wrap.KeyWraps;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dangol enrol}: enrols this device without a screen. */
@Command(
    name = "enrol",
    description = "Asks the hub to let this device in, and waits until a manager has decided.",
    mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws InterruptedException {
    KioskConfig kiosk = config.read();
    PrintWriter words = Objects.requireNonNull(spec).commandLine().getErr();
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    if (kiosk.hub().url().isEmpty() || kiosk.hub().tokenFile().isPresent()) {
      words.println(
          "dangol: this device does not enrol: its hub is embedded or takes a fixed token");
      return PlainFailures.FAILED;
    }
    Clock clock = Clock.systemDefaultZone();
    try (DataFolder folder =
        DataFolder.open(kiosk.dataFolder(), KeyWraps.of(kiosk.keys().store()))) {
      Optional<LostWrites> lost = LostKey.check(folder, BlockingGuard.NONE, clock);
      lost.ifPresent(report ->
          words.println("The device's key is lost; see ops-lost-*.json in " + folder.path()));
      if (new RemoteWipe(folder, BlockingGuard.NONE, clock).finishRevoked()) {
        words.println("The hub had shut this device out: what it held is destroyed");
      }
      try (DeviceEnrolment enrolment =
              new DeviceEnrolment(
                  HubRoute.find(kiosk.hub()).orElseThrow(), folder, BlockingGuard.NONE, clock);
          EnrolmentRun run =
              new EnrolmentRun(enrolment, kiosk.place(), clock, Duration.ofSeconds(1))) {
        return follow(run, lines, words);
      }
    }
  }

  private static int follow(EnrolmentRun run, JsonLines lines, PrintWriter words)
      throws InterruptedException {
    BlockingQueue<EnrolmentReport> reports = new LinkedBlockingQueue<>();
    run.follow(reports::add);
    run.again();
    while (true) {
      switch (reports.take()) {
        case EnrolmentReport.Asking asking -> {}
        case EnrolmentReport.Waiting waiting -> lines.print(asked(waiting));
        case EnrolmentReport.Done done -> {
          JsonObject line = new JsonObject();
          line.addProperty("enrolled", true);
          line.addProperty("device", done.device());
          line.addProperty("store", done.store());
          lines.print(line);
          return 0;
        }
        case EnrolmentReport.Denied denied -> {
          return failed(words, "a manager turned this device away");
        }
        case EnrolmentReport.Expired expired -> {
          return failed(words, "nobody approved in time");
        }
        case EnrolmentReport.OtherStore other -> {
          return failed(
              words,
              "it was approved for store "
                  + other.approved()
                  + ", but is configured for "
                  + other.configured());
        }
        case EnrolmentReport.Failed failed -> {
          return failed(words, "the hub could not be asked (" + failed.code() + ")");
        }
      }
    }
  }

  private static JsonObject asked(EnrolmentReport.Waiting waiting) {
    JsonObject line = new JsonObject();
    line.addProperty("user_code", waiting.userCode());
    line.addProperty("verification_uri", waiting.address());
    line.addProperty("verification_uri_complete", waiting.completeAddress());
    line.addProperty("expires_at", waiting.until().toString());
    return line;
  }

  private static int failed(PrintWriter words, String why) {
    words.println("dangol: not enrolled: " + why);
    return PlainFailures.FAILED;
  }
}
