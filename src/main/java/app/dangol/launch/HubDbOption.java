package app.dangol.launch;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.store.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the hub's store is: the options that say so. */
final class HubDbOption {
  private static final String JDBC = "jdbc:";
  private static final String JDBC_SQLITE = "jdbc:sqlite:";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--db",
      paramLabel = "FILE|JDBC-URL",
      description =
          "An SQLite file, jdbc:sqlite:FILE, or jdbc:postgresql://HOST:PORT/DATABASE?user=NAME;"
              + " default: hub.db in data.folder.")
  private @Nullable String db;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description =
          "Holds the password for PostgreSQL in its only line; else the variable PGPASSWORD counts."
              + " A password in the URL is seen by everybody who may list processes.")
  private @Nullable Path passwordFile;

  /** Whether a store was named. */
  boolean isGiven() {
    return db != null;
  }

  /** Whether it is a database server, which other copies of the hub may use as well. */
  boolean isServer() {
    return db != null && db.startsWith(PostgresAddress.PREFIX);
  }

  /** The file, if it is one, in a folder that is there. */
  Path file(Supplier<Path> usual) throws IOException {
    Path file = (db == null ? usual.get() : sqliteFile(db)).toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return file;
  }

  private Path sqliteFile(String text) {
    if (text.startsWith(JDBC_SQLITE)) {
      return Path.of(text.substring(JDBC_SQLITE.length()));
    }
    if (text.startsWith(JDBC)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "the hub is kept in SQLite or PostgreSQL: jdbc:sqlite:FILE or jdbc:postgresql://…");
    }
    return Path.of(text);
  }

  /** Opens it; a file that is not named is the usual one. Blocks. */
  Hub open(Supplier<Path> usual) throws IOException {
    return isServer()
        ? Hub.open(address(System.getenv()), Clock.systemUTC(), BlockingGuard.NONE)
        : Hub.open(file(usual), Clock.systemUTC(), BlockingGuard.NONE);
  }

  private PostgresAddress address(Map<String, String> environment) {
    Optional<String> password =
        passwordFile == null
            ? Optional.ofNullable(environment.get("PGPASSWORD"))
            : Optional.of(new PasswordFile(passwordFile).read());
    return PostgresAddress.parse(Objects.requireNonNull(db), password);
  }

  /** As another process of this program would be told; holds what the URL holds. */
  List<String> arguments(Path usual) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--db=" + (db == null ? usual.toString() : db));
    if (passwordFile != null) {
      arguments.add("--db-password-file=" + passwordFile);
    }
    return arguments;
  }
}
