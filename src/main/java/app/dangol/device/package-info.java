/**
 * From a port's bytes to frames: ports, driver profiles, framings, device status. Knows nothing of what a frame means; imports no other room.
 */
@NullMarked
package app.dangol.device;

import org.jspecify.annotations.NullMarked;
