package app.dangol.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The stages somebody has been at.
 *
 * @param transitions oldest first, never empty; the last of them led to where they are
 */
public record Journey(List<Transition> transitions) {
  /**
   * A step from one stage to another.
   *
   * @param from empty for the first
   */
  public record Transition(Optional<Stage> from, Stage to, JourneyEvent event, LocalDate on) {}

  public Journey {
    transitions = List.copyOf(transitions);
    if (transitions.isEmpty()) {
      throw new IllegalArgumentException("a journey that has not begun");
    }
  }

  public Stage stage() {
    return newest().to();
  }

  /** What led to where they are. */
  public Transition newest() {
    return transitions.getLast();
  }
}
