package app.dangol.launch;

import picocli.CommandLine;

/**
 * The command line with every command. Apart from {@link Main}, so that a start of the app alone
 * does not load the library to have Main checked.
 */
final class Commands {
  private Commands() {}

  /**
   * @param problemScreen shows what is wrong with the configuration where there is a display
   */
  static CommandLine line(ConfigProblemScreen problemScreen) {
    return new CommandLine(new DangolCommand(problemScreen))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // What was scanned may be @ and a file's name: its words are nobody's to read.
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler(new PlainFailures());
  }

  static int execute(String... args) {
    return line(new ConfigErrorWindow()).execute(args);
  }
}
