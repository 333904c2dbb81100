/**
 * The kiosk configuration as records, its reader and the problems it found. Imports no other room.
 */
@NullMarked
package app.dangol.config;

import org.jspecify.annotations.NullMarked;
