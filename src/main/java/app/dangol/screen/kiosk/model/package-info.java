/**
 * What the kiosk's screens say, as plain records, and the presenters that put it into words.
 * Imports no JavaFX.
 */
@NullMarked
package app.dangol.screen.kiosk.model;

import org.jspecify.annotations.NullMarked;
