package app.dangol.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The way in: {@code dangol [command]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    LogSetup.apply();
    int status =
        endedBy(
            () -> isAppAlone(args) ? app(args) : Commands.execute(args),
            new PrintWriter(System.err, true, System.err.charset()));
    // Never wait for a thread that somebody forgot: the exit status is the answer.
    System.exit(status);
  }

  /**
   * The status of what ran, also where an {@link Error} ended it: thrown further, it would end this
   * thread alone, and a kiosk without a window would go on. Only its class is told, for its message
   * may quote anything.
   */
  static int endedBy(IntSupplier run, PrintWriter words) {
    try {
      return run.getAsInt();
    } catch (Throwable e) {
      words.println("dangol: ended by " + e.getClass().getName());
      return PlainFailures.FAILED;
    }
  }

  /** {@code dangol} or {@code dangol --config FILE}: what a device runs. */
  static boolean isAppAlone(String... args) {
    return args.length == 0 || (args.length == 2 && args[0].equals("--config"));
  }

  /** Without the command line's library, whose reading of all commands is a fifth of the start. */
  private static int app(String... args) {
    PrintWriter words = new PrintWriter(System.err, true, System.err.charset());
    try {
      Optional<Path> config = args.length == 0 ? Optional.empty() : Optional.of(Path.of(args[1]));
      return new DangolCommand(new ConfigErrorWindow())
          .start(() -> AppHome.find().readConfig(config), words);
    } catch (InterruptedException | RuntimeException e) {
      return PlainFailures.tell(e, words);
    }
  }
}
