/**
 * Barcode readers in keyboard mode: tells from key codes and times what a reader sent and what a
 * person typed. Pure: no clock, thread, log or JavaFX inside; imports no other room.
 */
@NullMarked
package app.dangol.device.wedge;

import org.jspecify.annotations.NullMarked;
