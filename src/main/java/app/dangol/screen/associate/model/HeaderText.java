package app.dangol.screen.associate.model;

import java.util.List;

/**
 * Who is here, masked.
 *
 * @param facts one line
 * @param chips what to avoid first
 */
public record HeaderText(String name, String spoken, String facts, List<ChipText> chips) {
  /** A stated preference. */
  public record ChipText(String text, boolean warning) {}
}
