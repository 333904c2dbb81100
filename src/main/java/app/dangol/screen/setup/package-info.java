/**
 * What IT sees: why the program cannot start as configured, and how every reader is. Imports the
 * shared parts and the configuration's problems; knows no service and no device.
 */
@NullMarked
package app.dangol.screen.setup;

import org.jspecify.annotations.NullMarked;
