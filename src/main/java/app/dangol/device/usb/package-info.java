/**
 * What is plugged in, as the system tells it: USB devices and serial ports with their lasting
 * names. Imports no other room; reads files, hence not for the screen's thread.
 */
@NullMarked
package app.dangol.device.usb;

import org.jspecify.annotations.NullMarked;
