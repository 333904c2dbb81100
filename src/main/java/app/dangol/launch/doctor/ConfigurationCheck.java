package app.dangol.launch.doctor;

import app.dangol.config.ConfigException;
import app.dangol.config.KeptWordings;
import app.dangol.config.KioskConfig;
import app.dangol.config.Problem;
import java.util.List;
import java.util.Locale;

/** Whether the app would take its configuration. */
final class ConfigurationCheck implements Check {
  private final ReadConfig read;
  private final String user;

  ConfigurationCheck(ReadConfig read, String user) {
    this.read = read;
    this.user = user;
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<Finding> look() {
    return switch (read) {
      case ReadConfig.Usable usable -> lookAtTexts(usable);
      case ReadConfig.Unusable unusable ->
          unusable.problems().stream()
              .map(problem -> Finding.failed(problem.inWords(), cure(problem)))
              .toList();
    };
  }

  /** What the next start would stop at, though each file for itself can be read. */
  private static List<Finding> lookAtTexts(ReadConfig.Usable usable) {
    try {
      KeptWordings.check(usable.config().dataFolder(), usable.config().consentTexts());
      return List.of(Finding.ok(summary(usable)));
    } catch (ConfigException e) {
      return e.problems().stream()
          .map(problem ->
              Finding.failed(
                  problem.inWords(),
                  "Give the consent texts a 'version' of their own, or the words back that this"
                      + " device knows under it."))
          .toList();
    }
  }

  private static String summary(ReadConfig.Usable usable) {
    KioskConfig config = usable.config();
    return usable.file()
        + ": mode "
        + config.mode().name().toLowerCase(Locale.ROOT)
        + ", store "
        + config.place().store()
        + ", device "
        + config.place().device();
  }

  private String cure(Problem problem) {
    String line = "line " + problem.line();
    return switch (problem.kind()) {
      case UNREADABLE ->
          "See that "
              + problem.file()
              + " is there and that "
              + user
              + " may read it, or name another file with --config.";
      case TOO_LARGE, NOT_TEXT -> "In " + problem.file() + ": " + problem.hint() + ".";
      case NOT_A_SETTING -> "Write " + line + " as key = value, or begin it with #.";
      case UNKNOWN_KEY ->
          problem.key().isEmpty()
              ? "Correct or remove " + line + "."
              : "Correct or remove '" + problem.key() + "' in " + line + ".";
      case TWICE ->
          problem.key().isEmpty()
              ? "Remove " + line + "."
              : "Remove one of the two lines of '" + problem.key() + "'.";
      case MISSING -> "Add a line '" + problem.key() + " = …'.";
      case BAD_VALUE -> "Change '" + problem.key() + "' in " + line + "; " + problem.hint() + ".";
    };
  }
}
