/**
 * The associate's main screen and its parts. View models hold properties and know services; views
 * bind and forward.
 */
@NullMarked
package app.dangol.screen.associate;

import org.jspecify.annotations.NullMarked;
