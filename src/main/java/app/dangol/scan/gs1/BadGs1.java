package app.dangol.scan.gs1;

import java.util.Optional;

/**
 * Why a text is no valid GS1 data. Holds none of it but the identifier concerned.
 *
 * @param fault where the problem is {@link Problem#VALUE_INVALID}; counted from the value's start
 */
public record BadGs1(Problem problem, Optional<String> ai, Optional<Fault> fault)
    implements Gs1Result {
  static BadGs1 of(Problem problem) {
    return new BadGs1(problem, Optional.empty(), Optional.empty());
  }

  static BadGs1 of(Problem problem, String ai) {
    return new BadGs1(problem, Optional.of(ai), Optional.empty());
  }
}
