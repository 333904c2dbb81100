package app.dangol.launch;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol hub}: the central API server, until the process is asked to end. */
@Command(
    name = "hub",
    description = "Serves the central API on 127.0.0.1 until it is asked to end (SIGTERM, Ctrl-C).",
    mixinStandardHelpOptions = true)
final class HubCommand implements Callable<Integer> {
  private static final String JDBC = "jdbc:";
  private static final String JDBC_SQLITE = "jdbc:sqlite:";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--db",
      paramLabel = "FILE|JDBC-URL",
      description = "An SQLite file, or jdbc:sqlite:FILE; default: hub.db in data.folder.")
  private @Nullable String db;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8070",
      description = "0 for any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Holds what devices must bear; made if it is missing. Default: hub.token beside the"
              + " database.")
  private @Nullable Path tokenFile;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter words = command.commandLine().getErr();
    if (port < 0 || port > 65_535) {
      throw new ParameterException(command.commandLine(), "--port must be 0 to 65535");
    }
    Path file = databaseFile(command).toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    TokenFile token =
        new TokenFile(tokenFile == null ? file.resolveSibling("hub.token") : tokenFile);
    if (token.createIfMissing()) {
      words.println("A new token for devices is in " + token.path());
    }
    String secret = token.read();
    try (Termination termination = Termination.listen()) {
      serve(file, secret, new JsonLines(command.commandLine().getOut()), termination);
      words.println("The hub has stopped.");
      words.flush();
    }
    return 0;
  }

  private void serve(Path file, String secret, JsonLines lines, Termination termination)
      throws InterruptedException {
    try (Hub hub = Hub.open(file, Clock.systemUTC(), BlockingGuard.NONE)) {
      URI url = hub.start(port, secret);
      JsonObject ready = new JsonObject();
      ready.addProperty("ready", true);
      ready.addProperty("url", url.toString());
      lines.print(ready);
      termination.await();
    }
  }

  private Path databaseFile(CommandSpec command) {
    if (db == null) {
      return config.read().dataFolder().resolve(ConfiguredHub.FILE_NAME);
    }
    if (db.startsWith(JDBC_SQLITE)) {
      return Path.of(db.substring(JDBC_SQLITE.length()));
    }
    if (db.startsWith(JDBC)) {
      throw new ParameterException(
          command.commandLine(), "this version keeps the hub in SQLite: jdbc:sqlite:FILE");
    }
    return Path.of(db);
  }
}
