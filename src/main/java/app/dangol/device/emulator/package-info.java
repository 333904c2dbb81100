/**
 * Devices played at byte level over a real port, so that everything behind it can be tried without
 * hardware. Knows ports and framings; nothing of what a code means.
 *
 * <p>An {@link app.dangol.device.emulator.Emulator} is pure, as the conversation at the other end
 * is; {@link app.dangol.device.emulator.EmulatorRun} gives it a port and a thread.
 */
@NullMarked
package app.dangol.device.emulator;

import org.jspecify.annotations.NullMarked;
