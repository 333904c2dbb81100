package app.dangol.launch;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts programs and takes the time from the spawning of the process to the first frame that the
 * program tells of on standard error. Each start is a new process; the files it reads are warm
 * after the first. Blocks.
 */
final class StartUp {
  private static final double NANOS_PER_MS = 1e6;

  /** How long a program may take to end once it was asked to. */
  private static final Duration ENDING = Duration.ofSeconds(20);

  private final Duration patience;

  /**
   * @param patience after which a program without a frame is ended
   */
  StartUp(Duration patience) {
    this.patience = patience;
  }

  /** Milliseconds to the first frame, start by start. */
  record Times(double[] appMs, double[] bareMs) {}

  /**
   * Starts both in turn, so that what else the machine does meets both alike; the first pair warms
   * the disk's cache and is not counted.
   *
   * @throws DangolException RUN-02 if one of them ends, or takes too long, without a frame
   */
  Times measure(List<String> app, List<String> bare, int pairs)
      throws IOException, InterruptedException {
    double[] appMs = new double[pairs];
    double[] bareMs = new double[pairs];
    time(bare);
    time(app);
    for (int pair = 0; pair < pairs; pair++) {
      bareMs[pair] = time(bare);
      appMs[pair] = time(app);
    }
    return new Times(appMs, bareMs);
  }

  /** Starts one program, waits for its first frame, and ends it. */
  double time(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Instant begun = Instant.now();
    Process process = builder.start();
    Thread.ofVirtual().start(() -> endAfterPatience(process));
    try {
      Instant drawn = awaitFrame(process);
      return Duration.between(begun, drawn).toNanos() / NANOS_PER_MS;
    } finally {
      end(process);
    }
  }

  private static Instant awaitFrame(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    // Not closed: a program that still has something to say would die of it before its time.
    BufferedReader errors = process.errorReader();
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Optional<Instant> drawn = FirstFrame.find(line);
      if (drawn.isPresent()) {
        return drawn.get();
      }
      said.add(line);
    }
    throw new DangolException(
        ErrorCode.RUN_02,
        "the program ended before its first frame: "
            + (said.isEmpty() ? "it said nothing" : said.getLast()));
  }

  private void endAfterPatience(Process process) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
