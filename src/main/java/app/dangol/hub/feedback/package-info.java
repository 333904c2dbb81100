/**
 * What became of suggestions, as devices told it: kept, counted, compared. Knows the hub's store
 * and the wire's records; nothing of it reaches a device.
 */
@NullMarked
package app.dangol.hub.feedback;

import org.jspecify.annotations.NullMarked;
