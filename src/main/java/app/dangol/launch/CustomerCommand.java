package app.dangol.launch;

import app.dangol.central.HubHttp;
import app.dangol.central.HubRoute;
import app.dangol.central.MergeApi;
import app.dangol.central.Timeouts;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.identity.MergeDesk;
import app.dangol.wire.Merging;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dangol customer}: single customers, at this device and at the hub. */
@Command(
    name = "customer",
    description =
        "Single customers: what this device or the hub holds about one, and who is one person at"
            + " the hub.",
    subcommands = {
      CustomerDataCommands.ShowCommand.class,
      CustomerDataCommands.ExportCommand.class,
      EraseCommand.class,
      ErasuresCommand.class,
      AccessesCommand.class,
      CustomerCommand.MergesCommand.class,
      CustomerCommand.MergeCommand.class,
      CustomerCommand.UnmergeCommand.class,
      RotateKeysCommand.class
    },
    mixinStandardHelpOptions = true)
final class CustomerCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "say what: show, export, erase, erasures, accesses, merges, merge, unmerge or rotate-keys");
  }

  /** Which hub: one over the network, or a database. */
  static final class HubDoor {
    @Mixin private HubDbOption db = new HubDbOption();

    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description = "Holds the import's token of a hub over the network.")
    private @Nullable Path tokenFile;

    @Mixin private ConfigOption config = new ConfigOption();

    <T> T ask(Function<MergeApi, T> overNetwork, Function<MergeDesk, T> inDatabase) {
      Optional<HubRoute> route =
          db.isGiven() ? Optional.empty() : HubRoute.find(config.read().hub());
      if (route.isEmpty()) {
        try (Hub hub =
            db.openKnown(() -> config.read().dataFolder().resolve(ConfiguredHub.FILE_NAME))) {
          return inDatabase.apply(hub.mergeDesk());
        }
      }
      if (tokenFile == null) {
        throw new DangolException(ErrorCode.CFG_01, "a hub over the network needs --token-file");
      }
      try (MergeApi api =
          new MergeApi(
              new HubHttp(route.get(), Timeouts.STANDARD),
              new TokenFile(tokenFile).read(),
              Clock.systemUTC())) {
        return overNetwork.apply(api);
      }
    }

    /** Asks for a change, and prints what came of it. */
    void change(
        CommandSpec command,
        Function<MergeApi, Merging.Answer> overNetwork,
        Function<MergeDesk, MergeDesk.Outcome> inDatabase) {
      Merging.Answer answer =
          ask(
              overNetwork,
              desk ->
                  switch (inDatabase.apply(desk)) {
                    case MergeDesk.Outcome.Done(boolean changed) -> new Merging.Answer(changed);
                    case MergeDesk.Outcome.Unknown unknown ->
                        throw new DangolException(ErrorCode.HUB_02, "there is nobody of that id");
                    case MergeDesk.Outcome.MergedAlready(String survivor) ->
                        throw new DangolException(
                            ErrorCode.HUB_02, "one of them is shown under the id " + survivor);
                  });
      new JsonLines(command.commandLine().getOut()).print(StrictJson.toTree(answer));
    }
  }

  /** {@code dangol customer merges}. */
  @Command(
      name = "merges",
      description =
          "Prints who may be one person (kind suggestion) and who is shown as one (kind merged), a"
              + " line each.",
      mixinStandardHelpOptions = true)
  static final class MergesCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private HubDoor hub = new HubDoor();

    @Override
    public void run() {
      Merging.Overview overview = hub.ask(MergeApi::look, MergeDesk::look);
      JsonLines lines = new JsonLines(Objects.requireNonNull(spec).commandLine().getOut());
      overview.suggestions().forEach(two -> lines.print(line("suggestion", two)));
      overview.merged().forEach(one -> lines.print(line("merged", one)));
    }

    private static JsonObject line(String kind, Object of) {
      JsonObject line = new JsonObject();
      line.addProperty("kind", kind);
      StrictJson.toTree(of).entrySet().forEach(field -> line.add(field.getKey(), field.getValue()));
      return line;
    }
  }

  /** {@code dangol customer merge}. */
  @Command(
      name = "merge",
      description = "Shows all of OTHER under the id INTO on every device. Can be taken back.",
      mixinStandardHelpOptions = true)
  static final class MergeCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "INTO")
    private String into = "";

    @Parameters(paramLabel = "OTHER")
    private String other = "";

    @Option(names = "--staff", required = true, paramLabel = "ID", description = "Who decided.")
    private String staff = "";

    @Mixin private HubDoor hub = new HubDoor();

    @Override
    public void run() {
      Merging.Merge wanted = new Merging.Merge(into, other, staff);
      hub.change(
          Objects.requireNonNull(spec), api -> api.merge(wanted), desk -> desk.merge(wanted));
    }
  }

  /** {@code dangol customer unmerge}. */
  @Command(
      name = "unmerge",
      description =
          "Shows OTHER under their own id again, with all that came by it and what was written"
              + " about them under it since.",
      mixinStandardHelpOptions = true)
  static final class UnmergeCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "OTHER")
    private String other = "";

    @Option(names = "--staff", required = true, paramLabel = "ID", description = "Who decided.")
    private String staff = "";

    @Mixin private HubDoor hub = new HubDoor();

    @Override
    public void run() {
      Merging.Unmerge wanted = new Merging.Unmerge(other, staff);
      hub.change(
          Objects.requireNonNull(spec), api -> api.unmerge(wanted), desk -> desk.unmerge(wanted));
    }
  }
}
