/**
 * The fault suite: each fault is done to the real hub and the real device, and what must hold is
 * counted. A part of {@code launch}, of which it imports nothing; it must not import JavaFX.
 */
@NullMarked
package app.dangol.launch.faults;

import org.jspecify.annotations.NullMarked;
