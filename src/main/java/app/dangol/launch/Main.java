package app.dangol.launch;

import picocli.CommandLine;

/** The way in: {@code dangol [command]}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    LogSetup.apply();
    int status = commandLine(new ConfigErrorWindow()).execute(args);
    // Never wait for a thread that somebody forgot: the exit status is the answer.
    System.exit(status);
  }

  /**
   * @param problemScreen shows what is wrong with the configuration where there is a display
   */
  static CommandLine commandLine(ConfigProblemScreen problemScreen) {
    return new CommandLine(new DangolCommand(problemScreen))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new PlainFailures());
  }
}
