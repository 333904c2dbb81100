package app.dangol.screen.associate.model;

import app.dangol.customer.TaskRule;
import java.util.List;

/** The rules by which a store's tablets make tasks, in words. */
public record RulePage(List<Row> rows) {
  public RulePage {
    rows = List.copyOf(rows);
  }

  /**
   * One rule.
   *
   * @param said what it is and how it stands, for whoever hears it
   * @param what what it looks for
   * @param text the store's own words; blank for the program's
   */
  public record Row(
      TaskRule.Kind kind,
      String title,
      String what,
      boolean on,
      String said,
      List<Figure> figures,
      String text) {
    public Row {
      figures = List.copyOf(figures);
    }
  }

  /** Which of a rule's figures. */
  public enum Which {
    PERCENT,
    SPAN,
    MOST
  }

  /**
   * A figure that can be made smaller or larger.
   *
   * @param less what making it smaller is called, for whoever hears it
   */
  public record Figure(Which which, String name, String value, String less, String more) {}
}
