/**
 * Which devices may talk to the hub: asked for by the device, approved by a manager, ended by
 * either. Keeps everything in the hub's own records, so that it holds for every copy of the hub;
 * imports nothing of HTTP.
 */
@NullMarked
package app.dangol.hub.enrol;

import org.jspecify.annotations.NullMarked;
