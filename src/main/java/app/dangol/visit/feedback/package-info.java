/**
 * What becomes of suggestions once they are shown: seen, opened, tried, reserved, dismissed. May
 * import the small rooms and {@code suggest}; knows no screen, no database and of a customer only
 * the id, and that only where they agreed.
 */
@NullMarked
package app.dangol.visit.feedback;

import org.jspecify.annotations.NullMarked;
