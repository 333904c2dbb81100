package app.dangol.screen.associate.model;

import java.util.List;

/**
 * Everything that is said of where a customer is, with what it rests on.
 *
 * @param journey the stage with its steps
 * @param led what led there, the newest first
 * @param parts the statements by what they are about
 * @param basis what was read, by which consent, and where the figures' parameters are from
 */
public record InsightPage(
    InsightText journey, List<Fact> led, List<Part> parts, List<String> basis) {
  public InsightPage {
    led = List.copyOf(led);
    parts = List.copyOf(parts);
    basis = List.copyOf(basis);
  }

  /** Statements about one thing. */
  public record Part(String title, List<Fact> facts) {
    public Part {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A statement.
   *
   * @param figures what it was reckoned from, a line each
   */
  public record Fact(String what, List<String> figures) {
    public Fact {
      figures = List.copyOf(figures);
    }
  }

  /** Tells of what somebody bought, so it is not told. */
  @Override
  public String toString() {
    return "InsightPage[" + parts.size() + " parts]";
  }
}
