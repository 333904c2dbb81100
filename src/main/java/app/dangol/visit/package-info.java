/**
 * The customer in front of us now: opened by a scan, ended by a wipe. Gathers profile, suggestions
 * and stock for a screen; never imports one.
 */
@NullMarked
package app.dangol.visit;

import org.jspecify.annotations.NullMarked;
