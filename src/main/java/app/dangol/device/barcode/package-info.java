/**
 * Framings of barcode readers. Decoders are pure: bytes in, frames out; no ports, clocks or logs
 * inside.
 */
@NullMarked
package app.dangol.device.barcode;

import org.jspecify.annotations.NullMarked;
