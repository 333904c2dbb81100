package app.dangol.config;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries every problem found, not only the first. */
public final class ConfigException extends DangolException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(
        ErrorCode.CFG_01,
        problems.stream().map(Problem::inWords).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
