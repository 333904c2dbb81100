package app.dangol.launch;

import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.emulator.EmulatorEvent;
import app.dangol.device.emulator.EmulatorRun;
import app.dangol.device.emulator.Emulators;
import app.dangol.device.serial.JsscPort;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dangol emulate}: plays a device, so that the rest can be tried without one. */
@Command(
    name = "emulate",
    description = {
      "Plays a device at the end of a port. Each line on standard input is one scan: the data of a"
          + " code, or the number of a tag; \\035 is the separator FNC1. Ends when the input ends"
          + " and everything is sent.",
      "Two ports that are joined: socat pty,link=/tmp/reader,raw,echo=0"
          + " pty,link=/tmp/device,raw,echo=0"
    },
    mixinStandardHelpOptions = true)
final class EmulateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Driver folder.")
  private String model = "";

  @Option(names = "--port", required = true, paramLabel = "PATH", description = "Serial port.")
  private String port = "";

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    DriverProfile profile = new DriverFolder(config.read().driversFolder()).get(model);
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    try (EmulatorRun run =
        new EmulatorRun(
            new JsscPort(port, profile.serial()),
            Emulators.of(profile),
            Clock.systemUTC(),
            event -> lines.print(json(event)))) {
      run.start();
      present(run, command.commandLine().getErr());
      run.finish();
    }
    return 0;
  }

  /** Passes on what is typed, until the input ends or the port has gone. */
  private static void present(EmulatorRun run, PrintWriter words) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (run.failure().isPresent()) {
        return;
      }
      try {
        run.present(line.translateEscapes());
      } catch (IllegalArgumentException e) {
        words.println("dangol: a backslash is written \\\\, the separator FNC1 \\035");
      }
    }
  }

  private static JsonObject json(EmulatorEvent event) {
    JsonObject json = new JsonObject();
    switch (event) {
      case EmulatorEvent.Sent sent -> json.addProperty("sent", sent.bytes().hex());
      case EmulatorEvent.Received received -> json.addProperty("received", received.bytes().hex());
      case EmulatorEvent.Noted noted -> json.addProperty("note", noted.words());
    }
    return json;
  }
}
