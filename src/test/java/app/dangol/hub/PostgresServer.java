package app.dangol.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.store.KeyPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL on a free port of loopback, one for a run of tests, in a temporary folder that
 * goes with it. Each caller gets a database of its own. Where no PostgreSQL is installed, tests
 * that ask for it are skipped.
 */
public final class PostgresServer {
  private static final String USER = "dangol";
  private static final String PASSWORD = "a secret of the tests";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path programs;
  private final Path folder;
  private final int port;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Started when the first test asks for it. */
  private static final class Holder {
    private static final Optional<PostgresServer> SERVER = findPrograms().map(Holder::start);

    private static PostgresServer start(Path programs) {
      try {
        return PostgresServer.start(programs);
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("PostgreSQL is installed but cannot be started", e);
      }
    }
  }

  /** The server, or a skipped test. */
  public static PostgresServer require() {
    Assumptions.assumeTrue(
        Holder.SERVER.isPresent(), "PostgreSQL's initdb and pg_ctl are not installed here");
    return Holder.SERVER.orElseThrow();
  }

  /** A new database; the URL names user and password. */
  public String createDatabase() {
    String name = "hub" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create a database", e);
    }
    return url(name);
  }

  /** Everything the server has on disk of a database, after it has written it down. */
  public static List<Path> filesOf(String url) throws SQLException {
    execute(url, "CHECKPOINT");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT current_setting('data_directory'), oid FROM pg_database"
                    + " WHERE datname = current_database()")) {
      rows.next();
      Path data = Path.of(rows.getString(1));
      return List.of(data.resolve("base").resolve(rows.getString(2)), data.resolve("pg_wal"));
    }
  }

  /** A copy of a database as a back-up would hold it; the copy's URL. Nobody may be using it. */
  public static String copy(String url) throws SQLException {
    String name = "hub" + DATABASES.incrementAndGet();
    String database = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    execute(require().url("postgres"), "CREATE DATABASE " + name + " TEMPLATE " + database);
    return require().url(name);
  }

  /** Where the keys of a store in that database are: a folder of its own, the same each time. */
  public static KeyPlace keysOf(String url) {
    String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    return new KeyPlace(require().folder.resolve("keys-of-" + name));
  }

  /** Runs one statement in a database. */
  public static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ends every session of a database but the caller's, as a restart of the server would. */
  public static void cutAllSessions(String url) throws SQLException {
    execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  public String password() {
    return PASSWORD;
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, USER, PASSWORD.replace(" ", "%20"));
  }

  private static Optional<Path> findPrograms() {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(folder));
    }
    try (Stream<Path> versions = listVersions(Path.of("/usr/lib/postgresql"))) {
      versions
          .sorted(Comparator.comparing(PostgresServer::versionOf).reversed())
          .forEach(version -> folders.add(version.resolve("bin")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folders.stream()
        .filter(f -> Files.isExecutable(f.resolve("initdb")))
        .filter(f -> Files.isExecutable(f.resolve("pg_ctl")))
        .findFirst();
  }

  private static Stream<Path> listVersions(Path folder) throws IOException {
    return Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
  }

  private static int versionOf(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : 0;
  }

  private static PostgresServer start(Path programs) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("dangol-postgres");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    PostgresServer server = new PostgresServer(programs, folder, port);
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      run(List.of("chown", "-R", "postgres", folder.toString()));
    }
    server.runAsOwner(
        "initdb",
        List.of(
            "--pgdata=" + folder.resolve("data"),
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // Not C: what depends on the order of bytes must say so itself.
            "--locale-provider=icu",
            "--icu-locale=en",
            "--locale=C.UTF-8"));
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "postgres-stop"));
    server.runAsOwner(
        "pg_ctl",
        List.of(
            "start",
            "-w",
            "--pgdata=" + folder.resolve("data"),
            "--log=" + folder.resolve("log"),
            "-o",
            "-p "
                + port
                + " -c listen_addresses=127.0.0.1 -c max_connections=200"
                + " -k "
                + folder));
    return server;
  }

  private void stop() {
    try {
      runAsOwner(
          "pg_ctl", List.of("stop", "-m", "immediate", "--pgdata=" + folder.resolve("data")));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      System.getLogger(PostgresServer.class.getName())
          .log(System.Logger.Level.WARNING, "PostgreSQL was not stopped cleanly", e);
    }
  }

  /** PostgreSQL refuses to run as root. */
  private void runAsOwner(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(arguments);
    run(command);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws IOException {
    Path words = Files.createTempFile("dangol-postgres", ".log");
    try {
      // The server inherits the output; a pipe would stay open as long as it runs.
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(words.toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      assertThat(ended && process.exitValue() == 0)
          .as("%s: %s", command.getFirst(), Files.readString(words))
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(words);
    }
  }
}
