/**
 * Serial ports through jSSC, polled by a reader thread of our own. Must not be used on the screen's
 * thread.
 */
@NullMarked
package app.dangol.device.serial;

import org.jspecify.annotations.NullMarked;
