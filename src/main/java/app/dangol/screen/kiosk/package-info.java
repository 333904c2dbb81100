/**
 * The kiosk's screens, for shoppers. A screen binds to its view model and is sized in units of the
 * panel's millimetres; it is given nothing that a stranger may not read. Imports no service.
 */
@NullMarked
package app.dangol.screen.kiosk;

import org.jspecify.annotations.NullMarked;
