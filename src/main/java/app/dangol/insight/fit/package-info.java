/**
 * Fits the parameters of insights on a shop's order lines, and checks on later lines what they are
 * worth. Runs at the centre or by command, never on a device that serves; may import what {@code
 * insight} may.
 */
@NullMarked
package app.dangol.insight.fit;

import org.jspecify.annotations.NullMarked;
