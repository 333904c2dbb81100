package app.dangol.launch;

import app.dangol.launch.doctor.CheckResult;
import app.dangol.launch.doctor.Finding;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;

/** What {@code dangol doctor} says to people: a mark, the check, what was found, and the cure. */
final class DoctorWords {
  private static final String INDENT = " ".repeat(18);

  private final PrintWriter words;
  private final boolean signs;

  /**
   * @param charset of the terminal; where it has no check mark, words stand in
   */
  DoctorWords(PrintWriter words, Charset charset) {
    this.words = words;
    this.signs = charset.newEncoder().canEncode("✓✗–→");
  }

  void tell(CheckResult result) {
    for (Finding finding : result.findings()) {
      words.printf("%-2s%-16s%s%n", mark(finding.state()), result.check(), finding.detail());
      if (!finding.fix().isBlank()) {
        words.println(INDENT + (signs ? "→ " : "> ") + finding.fix());
      }
    }
    words.flush();
  }

  void sum(List<CheckResult> results) {
    List<String> failed = results.stream().filter(r -> !r.isOk()).map(CheckResult::check).toList();
    words.println(
        failed.isEmpty()
            ? "Nothing keeps Dangol from working here."
            : "To be mended: " + String.join(", ", failed) + ".");
    words.flush();
  }

  private String mark(Finding.State state) {
    return switch (state) {
      case OK -> signs ? "✓" : "+";
      case UNCHECKED -> signs ? "–" : "-";
      case ADVICE -> "!";
      case FAILED -> signs ? "✗" : "X";
    };
  }
}
