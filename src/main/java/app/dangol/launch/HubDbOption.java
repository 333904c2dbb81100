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
              + " default, where a hub is needed: hub.db in data.folder. Made by dangol hub and"
              + " dangol import alone.")
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

  /** The file, if it is one: the usual one if none was named. */
  Path file(Supplier<Path> usual) {
    return (db == null ? usual.get() : sqliteFile(db)).toAbsolutePath();
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
   * Opens the hub's database, by default the one in this device's data folder. Blocks.
   *
   * @throws DangolException CFG-01 if the configuration names a hub elsewhere and no database is
   *     named, else as {@link #openKnown}
   */
  Hub openHere(ConfigOption config) {
    return openKnown(() -> {
      KioskConfig kiosk = config.read();
      if (kiosk.hub().url().isPresent()) {
        throw new DangolException(
            ErrorCode.CFG_01, "this is done where the hub's database is: name it with --db");
      }
      return kiosk.dataFolder().resolve(ConfiguredHub.FILE_NAME);
    });
  }

  /** Whether there is no hub's file yet at the place that was named, or else the usual one. */
  boolean isMissing(Supplier<Path> usual) {
    return !isServer() && !Files.exists(file(usual));
  }

  /**
   * Opens a hub's database that is there; a file that is not named is the usual one. A mistyped
   * name must not begin another hub, which would know nobody and have keys of its own. Blocks.
   *
   * @throws DangolException DB-01 if there is none
   */
  Hub openKnown(Supplier<Path> usual) {
    if (isServer()) {
      return openServer();
    }
    Path file = file(usual);
    if (!Hub.isAt(file)) {
      throw new DangolException(
          ErrorCode.DB_01, "there is no hub's database at " + file + "; name it with --db");
    }
    return openFile(file);
  }

  /**
   * Opens a hub's database, or begins one; a file that is not named is the usual one. Blocks.
   *
   * @throws DangolException DB-01 if it cannot be opened or made
   */
  Hub openOrBegin(Supplier<Path> usual) {
    if (isServer()) {
      return openServer();
    }
    Path file = file(usual);
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
    } catch (IOException e) {
      throw new DangolException(ErrorCode.DB_01, "the hub's folder cannot be made", e);
    }
    return openFile(file);
  }

  private Hub openFile(Path file) {
    return Hub.open(file, keyPlace(file), Clock.systemUTC(), BlockingGuard.NONE);
  }

  private Hub openServer() {
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
            : Optional.of(new PasswordFile(passwordFile, "password").read());
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
