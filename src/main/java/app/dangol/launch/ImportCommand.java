package app.dangol.launch;

import app.dangol.central.HubHttp;
import app.dangol.central.HubRoute;
import app.dangol.central.ImportApi;
import app.dangol.central.Timeouts;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.imports.ImportKind;
import app.dangol.hub.imports.ImportReport;
import app.dangol.hub.imports.ImportTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code dangol import}: a file of rows into a hub, over the network or into its database. */
@Command(
    name = "import",
    description =
        "Takes a CSV or NDJSON file into the hub the configuration names, or into a database. Exit"
            + " status 1 if a row was refused; the others are taken all the same. Exit status 3 if"
            + " the file could not be read to its end.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  /** As they are typed. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ImportKind.values()).map(ImportKind::key).iterator();
    }
  }

  /** The library would name them as the program's text does. */
  static final class Kind implements ITypeConverter<ImportKind> {
    @Override
    public ImportKind convert(String text) {
      return ImportKind.find(text.toLowerCase(Locale.ROOT))
          .orElseThrow(() ->
              new TypeConversionException("it takes one of " + String.join(", ", new Kinds())));
    }
  }

  /** Rows after some place were not even read. */
  private static final int INCOMPLETE = 3;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--kind",
      required = true,
      completionCandidates = Kinds.class,
      converter = Kind.class,
      paramLabel = "KIND",
      description = "What its rows are: ${COMPLETION-CANDIDATES}.")
  private ImportKind kind = ImportKind.ORDERS;

  @Mixin private HubDbOption db = new HubDbOption();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the import's token of a hub over the network.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "import",
      description = "Whose ids the rows bear, a-z 0-9 . _ -; default: ${DEFAULT-VALUE}.")
  private String source = "import";

  @Parameters(paramLabel = "FILE")
  private Path file = Path.of("");

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (!source.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new ParameterException(
          command.commandLine(), "--source must be 1 to 64 of a-z 0-9 . _ -");
    }
    Optional<String> fault = new GivenFile(file).findFault();
    if (fault.isPresent()) {
      command.commandLine().getErr().println("dangol: " + fault.get());
      return PlainFailures.FAILED;
    }
    PrintWriter out = command.commandLine().getOut();
    if (db.isGiven()) {
      return intoDatabase(out);
    }
    Optional<HubRoute> route = HubRoute.find(config.read().hub());
    return route.isPresent() ? overNetwork(route.get(), out) : intoDatabase(out);
  }

  private int intoDatabase(PrintWriter out) {
    try (Hub hub =
        db.openOrBegin(() -> config.read().dataFolder().resolve(ConfiguredHub.FILE_NAME))) {
      return take(hub.importTarget(source), out);
    }
  }

  private int overNetwork(HubRoute route, PrintWriter out) {
    if (tokenFile == null) {
      throw new DangolException(ErrorCode.CFG_01, "an import over the network needs --token-file");
    }
    try (ImportApi api =
        new ImportApi(
            new HubHttp(route, Timeouts.STANDARD),
            new TokenFile(tokenFile).read(),
            Clock.systemUTC())) {
      return take(new NetworkTarget(api, source, fingerprint()), out);
    }
  }

  private int take(ImportTarget target, PrintWriter out) {
    try {
      ImportReport.Summary summary = ImportReport.of(kind, file, target, out::println);
      out.flush();
      if (!summary.complete()) {
        return INCOMPLETE;
      }
      return summary.refused() == 0 ? 0 : PlainFailures.FAILED;
    } catch (IOException e) {
      throw new DangolException(
          ErrorCode.RUN_99, "the file cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private String fingerprint() {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return kind.key() + ":" + HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new DangolException(
          ErrorCode.RUN_99, "the file cannot be read (" + e.getClass().getSimpleName() + ")", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
