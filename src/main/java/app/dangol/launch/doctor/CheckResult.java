package app.dangol.launch.doctor;

import app.dangol.failure.ErrorCode;
import app.dangol.launch.doctor.Finding.State;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One check with all it found. */
public record CheckResult(String check, List<Finding> findings) {
  private static final Logger LOG = LoggerFactory.getLogger(CheckResult.class);

  public CheckResult {
    findings = List.copyOf(findings);
  }

  /** Looks; a check that breaks is a failed one, and does not keep the others from looking. */
  public static CheckResult of(Check check) {
    try {
      return new CheckResult(check.name(), check.look());
    } catch (RuntimeException e) {
      LOG.error("the check {} broke", check.name(), e);
      return new CheckResult(
          check.name(),
          List.of(
              Finding.failed(
                  "the check itself broke (" + ErrorCode.RUN_99 + ")",
                  "Send the lines above to whoever supports Dangol.")));
    }
  }

  public boolean isOk() {
    return state() != State.FAILED;
  }

  /** The worst of what was found. */
  public State state() {
    return findings.stream()
        .map(Finding::state)
        .max(Comparator.naturalOrder())
        .orElse(State.UNCHECKED);
  }

  /** Everything found, in one line. */
  public String detail() {
    return joined(findings.stream().map(Finding::detail).toList(), "; ");
  }

  /** All there is to do, in one line; blank if that is nothing. */
  public String fix() {
    return joined(findings.stream().map(Finding::fix).toList(), " ");
  }

  private static String joined(List<String> parts, String between) {
    return parts.stream().filter(p -> !p.isBlank()).distinct().collect(Collectors.joining(between));
  }
}
