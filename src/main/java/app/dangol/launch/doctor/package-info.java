/**
 * What {@code dangol doctor} looks at: one class a check, each with what it found and the cure. A
 * part of {@code launch}, of which it imports nothing; changes nothing it looks at.
 */
@NullMarked
package app.dangol.launch.doctor;

import org.jspecify.annotations.NullMarked;
