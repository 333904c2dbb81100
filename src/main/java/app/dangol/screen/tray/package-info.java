/** The demo's cards, to be touched instead of scanned. Imports no service. */
@NullMarked
package app.dangol.screen.tray;

import org.jspecify.annotations.NullMarked;
