package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.store.KeyPlace;
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
              + " default, where a hub is needed: hub.db in data.folder.")
  private @Nullable String db;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description =
          "Holds the password for PostgreSQL in its only line; else the variable PGPASSWORD counts."
              + " A password in the URL is seen by everybody who may list processes.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--customer-keys",
      paramLabel = "DIR",
      description =
          "Holds the keys that customers' rows are sealed with. Default: customer-keys beside the"
              + " SQLite file; with PostgreSQL it must be named.")
  private @Nullable Path customerKeys;

  @Option(
      names = "--customer-keys-db",
      paramLabel = "JDBC-URL",
      description =
          "Another PostgreSQL database for the wrapped keys, for copies of the hub on several"
              + " machines; each has the same master.json in the folder of --customer-keys.")
  private @Nullable String customerKeysDb;

  /** Whether a store was named. */
  boolean isGiven() {
    return db != null;
  }

  /** Whether it is a database server, which other copies of the hub may use as well. */
  boolean isServer() {
    return db != null && db.startsWith(PostgresAddress.PREFIX);
  }

  /** The file that was named. */
  Path file() {
    return sqliteFile(Objects.requireNonNull(db)).toAbsolutePath();
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

  /**
   * Opens the hub's database, by default the one in this device's data folder.
   *
   * @throws DangolException CFG-01 if the configuration names a hub elsewhere and no database is
   *     named
   */
  Hub openHere(ConfigOption config) {
    try {
      return open(() -> {
        KioskConfig kiosk = config.read();
        if (kiosk.hub().url().isPresent()) {
          throw new DangolException(
              ErrorCode.CFG_01, "this is done where the hub's database is: name it with --db");
        }
        return kiosk.dataFolder().resolve(ConfiguredHub.FILE_NAME);
      });
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the hub's folder cannot be made", e);
    }
  }

  /** Opens it; a file that is not named is the usual one. Blocks. */
  Hub open(Supplier<Path> usual) throws IOException {
    if (!isServer()) {
      Path file = file(usual);
      return Hub.open(file, keyPlace(file), Clock.systemUTC(), BlockingGuard.NONE);
    }
    if (customerKeys == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "with PostgreSQL, name the folder of the customers' keys with --customer-keys");
    }
    return Hub.open(
        address(Objects.requireNonNull(db)),
        keyPlace(customerKeys),
        Clock.systemUTC(),
        BlockingGuard.NONE);
  }

  private KeyPlace keyPlace(Path beside) {
    Path folder =
        (customerKeys == null ? beside.resolveSibling(KeyPlace.USUAL_FOLDER) : customerKeys)
            .toAbsolutePath();
    return customerKeysDb == null
        ? new KeyPlace(folder)
        : KeyPlace.onServer(folder, address(customerKeysDb));
  }

  private PostgresAddress address(String url) {
    Map<String, String> environment = System.getenv();
    Optional<String> password =
        passwordFile == null
            ? Optional.ofNullable(environment.get("PGPASSWORD"))
            : Optional.of(new PasswordFile(passwordFile).read());
    return PostgresAddress.parse(url, password);
  }

  /** As another process of this program would be told; holds what the URL holds. */
  List<String> arguments(Path usual) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--db=" + (db == null ? usual.toString() : db));
    if (passwordFile != null) {
      arguments.add("--db-password-file=" + passwordFile);
    }
    if (customerKeys != null) {
      arguments.add("--customer-keys=" + customerKeys);
    }
    if (customerKeysDb != null) {
      arguments.add("--customer-keys-db=" + customerKeysDb);
    }
    return arguments;
  }
}
