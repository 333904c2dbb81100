/**
 * The central API's JSON records and the strict reader, shared by the hub and the device. Imports
 * no other room.
 */
@NullMarked
package app.dangol.wire;

import org.jspecify.annotations.NullMarked;
