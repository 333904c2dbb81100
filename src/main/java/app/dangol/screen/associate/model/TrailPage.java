package app.dangol.screen.associate.model;

import app.dangol.visit.TrailFilter;
import java.util.List;

/**
 * A page of the audit trail, in words.
 *
 * @param standing whether every row is as it was written
 * @param wrong whether one is not
 * @param sent what the hub has of it; blank until that is known
 * @param kept how long rows are kept
 * @param chosen which rows these are
 * @param hint what is said where there is no row, or it could not be read; else blank
 */
public record TrailPage(
    String standing,
    boolean wrong,
    String sent,
    String kept,
    String chosen,
    List<Row> rows,
    boolean newer,
    boolean older,
    String hint,
    List<Choices> choices) {
  public TrailPage {
    rows = List.copyOf(rows);
    choices = List.copyOf(choices);
  }

  /** Without the words. */
  @Override
  public String toString() {
    return "TrailPage[" + rows.size() + " rows]";
  }

  /**
   * One row.
   *
   * @param who who did it, and whose data it was if it was anybody's
   * @param about when, where and its number
   * @param reason blank where none was given
   */
  public record Row(String what, String who, String about, String reason) {
    /** Without the words. */
    @Override
    public String toString() {
      return "Row[" + about + "]";
    }
  }

  /** What can be chosen from under one title. */
  public record Choices(String title, List<Choice> offered) {
    public Choices {
      offered = List.copyOf(offered);
    }
  }

  /**
   * One choice.
   *
   * @param filter what is read when it is chosen
   */
  public record Choice(String words, TrailFilter filter, boolean chosen) {
    /** Without the words. */
    @Override
    public String toString() {
      return "Choice[" + filter + "]";
    }
  }
}
