/**
 * Framings of 125 kHz tag readers. Decoders are pure: bytes in, frames out; no ports, clocks or
 * logs inside.
 */
@NullMarked
package app.dangol.device.rfid125;

import org.jspecify.annotations.NullMarked;
