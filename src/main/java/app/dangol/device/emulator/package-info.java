/**
 * Devices played at byte level over a real port, so that everything behind it can be tried without
 * hardware. Knows ports and framings; nothing of what a code means.
 */
@NullMarked
package app.dangol.device.emulator;

import org.jspecify.annotations.NullMarked;
