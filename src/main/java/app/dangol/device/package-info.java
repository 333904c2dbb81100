/**
 * From a port's bytes to frames: ports, driver profiles, framings, device status. Knows nothing of
 * what a frame means; imports no other room.
 *
 * <p>The bytes' way: {@link app.dangol.device.Port} → {@link app.dangol.device.DeviceFeed} (with
 * its {@link app.dangol.device.Conversation}, which holds a {@link app.dangol.device.FrameDecoder})
 * → {@link app.dangol.device.DeviceEvent}. A reader thread per port walks it and calls the
 * listener; another source of bytes uses a feed of its own.
 */
@NullMarked
package app.dangol.device;

import org.jspecify.annotations.NullMarked;
