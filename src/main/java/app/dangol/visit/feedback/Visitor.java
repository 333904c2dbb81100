package app.dangol.visit.feedback;

import app.dangol.id.CustomerId;
import java.util.Optional;

/**
 * Whose visit it is.
 *
 * @param visit random, and never that of another visit
 * @param who only where they agreed to suggestions from their own data
 */
public record Visitor(String visit, Optional<CustomerId> who) {
  @Override
  public String toString() {
    return "Visitor[" + (who.isPresent() ? "known" : "unknown") + "]";
  }
}
