package app.dangol.launch;

import app.dangol.config.HubConfig;
import app.dangol.config.HubConfigReader;
import app.dangol.hub.Hub;
import app.dangol.hub.api.Serving;
import app.dangol.hub.connector.Backend;
import app.dangol.hub.model.Training;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
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
  @Spec private @Nullable CommandSpec spec;

  @Mixin private HubDbOption db = new HubDbOption();

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
              + " SQLite file; with PostgreSQL it must be named, and be the same at every copy.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--enrolled-only",
      description = "Admits devices that were approved at the hub's page; there is no token then.")
  private boolean enrolledOnly;

  @Option(
      names = "--retention-days",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "How long a device may stay away before it must fetch everything anew; default:"
              + " ${DEFAULT-VALUE}.")
  private int retentionDays;

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "Takes files laid into this folder, each named by its kind: orders*.csv,"
              + " customers*.ndjson, products*, stock*, events*, carts*, wishes*, loyalty*,"
              + " coupons*.")
  private @Nullable Path watch;

  @Option(
      names = "--watch-keep-days",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "How long such a file lies in done/ or failed/, as readable as it came; default:"
              + " ${DEFAULT-VALUE}. No erasure reaches it there.")
  private int watchKeepDays;

  @Option(
      names = "--import-token-file",
      paramLabel = "FILE",
      description = "Holds the token for imports over the network; made if it is missing.")
  private @Nullable Path importTokenFile;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The hub's configuration: data.folder and the connectors.")
  private @Nullable Path configFile;

  @Option(
      names = "--manager-file",
      paramLabel = "FILE",
      description =
          "Holds the secret that opens the page where devices are approved (/enrol); made if it is"
              + " missing. Default: manager.secret beside the SQLite file; with PostgreSQL, which"
              + " needs the same at every copy, there is no page unless it is named.")
  private @Nullable Path managerFile;

  @Option(
      names = "--card-key-folder",
      paramLabel = "DIR",
      description =
          "Holds the key that the seeds of rotating codes are sealed with (dangol card). Default:"
              + " card-keys beside the SQLite file; with PostgreSQL none are looked up unless it is"
              + " named.")
  private @Nullable Path cardKeyFolder;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description =
          "Where devices and managers reach this hub, such as https://hub.example; default: what"
              + " their requests say.")
  private @Nullable URI publicUrl;

  @Option(
      names = "--bound-only",
      description =
          "Serves enrolled devices only with tokens that are bound to their key; those of older"
              + " programs, which have none, are not served until they are updated.")
  private boolean boundOnly;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter words = command.commandLine().getErr();
    requireUsable(command);
    HubConfig<Backend.Setup> config = readConfig();
    try (Termination termination = Termination.listen()) {
      serve(config, new JsonLines(command.commandLine().getOut()), words, termination);
      words.println("The hub has stopped.");
      words.flush();
    }
    return 0;
  }

  private Serving serving(HubConfig<Backend.Setup> config, PrintWriter words) {
    return new Serving(
        port,
        devicesToken(config, words),
        managerSecret(config, words),
        Optional.ofNullable(publicUrl),
        boundOnly);
  }

  private Optional<HubChores.Watched> watched() {
    return Optional.ofNullable(watch)
        .map(folder -> new HubChores.Watched(folder, Duration.ofDays(watchKeepDays)));
  }

  private void requireUsable(CommandSpec command) {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(command.commandLine(), "--port must be 0 to 65535");
    }
    if (retentionDays < 1) {
      throw new ParameterException(command.commandLine(), "--retention-days is at least 1");
    }
    if (watchKeepDays < 1) {
      throw new ParameterException(command.commandLine(), "--watch-keep-days is at least 1");
    }
    if (enrolledOnly && tokenFile != null) {
      throw new ParameterException(
          command.commandLine(), "--enrolled-only leaves no use for --token-file");
    }
    if (enrolledOnly && db.isServer() && managerFile == null) {
      throw new ParameterException(
          command.commandLine(), "--enrolled-only needs --manager-file with PostgreSQL");
    }
    if (db.isServer() && tokenFile == null && !enrolledOnly) {
      throw new ParameterException(
          command.commandLine(), "with PostgreSQL, name the devices' token with --token-file");
    }
    if (publicUrl != null && !isPublicAddress(publicUrl)) {
      throw new ParameterException(
          command.commandLine(), "--public-url must be such as https://hub.example");
    }
  }

  private static boolean isPublicAddress(URI url) {
    return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getHost() != null
        && url.getQuery() == null
        && url.getFragment() == null;
  }

  private Optional<String> devicesToken(HubConfig<Backend.Setup> config, PrintWriter words) {
    if (enrolledOnly) {
      return Optional.empty();
    }
    TokenFile token = new TokenFile(secretFile(tokenFile, "hub.token", config));
    if (token.createIfMissing()) {
      words.println("A new token for devices is in " + token.path());
    }
    return Optional.of(token.read());
  }

  private Optional<String> managerSecret(HubConfig<Backend.Setup> config, PrintWriter words) {
    if (db.isServer() && managerFile == null) {
      return Optional.empty();
    }
    TokenFile manager = new TokenFile(secretFile(managerFile, "manager.secret", config));
    if (manager.createIfMissing()) {
      words.println("A new secret for managers, who approve devices, is in " + manager.path());
    }
    return Optional.of(manager.read());
  }

  private Path secretFile(@Nullable Path named, String usualName, HubConfig<Backend.Setup> config) {
    return named == null ? db.file(() -> usualFile(config)).resolveSibling(usualName) : named;
  }

  private static Path usualFile(HubConfig<Backend.Setup> config) {
    return config
        .dataFolder()
        .orElseGet(() -> AppHome.find().readConfig(Optional.empty()).dataFolder())
        .resolve(ConfiguredHub.FILE_NAME);
  }

  private HubConfig<Backend.Setup> readConfig() {
    return configFile == null
        ? HubConfig.usual()
        : new HubConfigReader<Backend.Setup>(AppHome.find().root(), Backends.listAll())
            .read(configFile);
  }

  private void serve(
      HubConfig<Backend.Setup> config, JsonLines lines, PrintWriter words, Termination termination)
      throws InterruptedException {
    try (Hub hub = db.openOrBegin(() -> usualFile(config))) {
      // Only now: beside what is no hub's database nothing is written.
      Serving serving = serving(config, words);
      config.rules().ifPresent(rules -> HubRulesSetup.apply(rules, hub));
      HubConnectors.start(hub, config.connectors());
      if (importTokenFile != null) {
        TokenFile imports = new TokenFile(importTokenFile);
        imports.createIfMissing();
        hub.acceptImports(imports.read());
      }
      if (cardKeyFolder != null || !db.isServer()) {
        hub.useCardKeys(secretFile(cardKeyFolder, CardDoor.USUAL_FOLDER, config));
      }
      URI url = hub.start(serving, Duration.ofDays(retentionDays));
      JsonObject ready = new JsonObject();
      ready.addProperty("ready", true);
      ready.addProperty("url", url.toString());
      lines.print(ready);
      Training.Schedule training = new Training.Schedule(config.modelAt(), ZoneId.systemDefault());
      try (HubChores chores = new HubChores(hub, watched(), training)) {
        chores.start();
        termination.await();
      }
    }
  }
}
