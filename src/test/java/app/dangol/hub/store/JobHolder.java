package app.dangol.hub.store;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process of its own that holds a job and waits to be killed. */
final class JobHolder {
  static final String HELD = "held";

  private JobHolder() {}

  /**
   * Starts it; its first line is {@link #HELD} once it holds the job. The URL goes by its input.
   */
  static Process start(String url, String job) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JobHolder.class.getName(),
                job,
                PostgresServer.keysOf(url).folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.outputWriter().write(url + "\n");
    process.outputWriter().flush();
    return process;
  }

  public static void main(String[] args) throws Exception {
    String url = new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
    PostgresHubStore store =
        PostgresHubStore.open(
            PostgresAddress.parse(url, Optional.empty()),
            new KeyPlace(Path.of(args[1])),
            BlockingGuard.NONE);
    boolean held = store.leadership().tryLead(args[0]).isPresent();
    System.out.println(held ? HELD : "not held");
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
