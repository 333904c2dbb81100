package app.dangol.launch;

import picocli.CommandLine;

/** The way in: {@code dangol [command]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    LogSetup.apply();
    int status = commandLine().execute(args);
    // Never wait for a thread that somebody forgot: the exit status is the answer.
    System.exit(status);
  }

  static CommandLine commandLine() {
    return new CommandLine(new DangolCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new PlainFailures());
  }
}
