package app.dangol.launch.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process of this program's own parts, to be killed. */
final class Child implements AutoCloseable {
  private static final int KILLED = 128 + 9;

  /** As root of a world of its own, so that an ordinary user may as well, where that is allowed. */
  private static final List<String> OWN_NETWORK = List.of("unshare", "-r", "-n");

  private final Process process;
  private final BufferedReader out;
  private final Path words;

  private Child(Process process, Path words) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.words = words;
  }

  /**
   * Starts it; its own words go to a file in the folder.
   *
   * @param folder for its words and its temporary files, which a killed process leaves behind
   */
  static Child start(Class<?> main, Path folder, List<String> arguments) throws IOException {
    return start(List.of(), main, folder, arguments);
  }

  /** As {@link #start}, with no network but a loopback of its own, which is down. */
  static Child startInANetwork(Class<?> main, Path folder, List<String> arguments)
      throws IOException {
    return start(OWN_NETWORK, main, folder, arguments);
  }

  /** Whether this user may do that, and set the network up and down. */
  static boolean mayHaveANetwork() throws IOException, InterruptedException {
    for (String program : List.of("unshare", "ip")) {
      if (!isThere(program)) {
        return false;
      }
    }
    List<String> command = new ArrayList<>(OWN_NETWORK);
    command.addAll(List.of("ip", "link", "set", "lo", "up"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  private static boolean isThere(String program) {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Child start(
      List<String> before, Class<?> main, Path folder, List<String> arguments) throws IOException {
    Files.createDirectories(folder);
    Path words = folder.resolve(main.getSimpleName() + ".log");
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx192m",
            "-Xlog:disable",
            // Where the class path is jars alone, the second start loads half as long.
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + folder.resolveSibling("classes.jsa"),
            "-Djava.io.tmpdir=" + folder,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(words.toFile()))
            .start();
    return new Child(process, words);
  }

  long pid() {
    return process.pid();
  }

  /** The next line it prints, or null once it has ended. */
  @Nullable String line() throws IOException {
    return out.readLine();
  }

  /** The next line that begins so; without it, the rest of what the line holds. */
  String await(String beginning) throws IOException {
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new IOException("the process ended too early: " + words());
  }

  /** As a cut of the power would; what it printed before can still be read. */
  void kill() {
    // Through the handle: the process's own method also closes the stream.
    process.toHandle().destroyForcibly();
  }

  /** Waits until it is gone. */
  int awaitEnd() throws InterruptedException, IOException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IOException("the process does not end");
    }
    return process.exitValue();
  }

  /** Whether it was killed, and did not end by itself before. */
  boolean wasKilled() throws InterruptedException, IOException {
    return awaitEnd() == KILLED;
  }

  /** What it said, the end of it. */
  String words() throws IOException {
    List<String> lines = Files.readAllLines(words);
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      out.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Nothing is left to be read from a process that was killed.
      process.destroyForcibly();
    }
  }
}
