/**
 * What IT sees when the program cannot start as configured. Imports the shared parts and the
 * configuration's problems; knows no service.
 */
@NullMarked
package app.dangol.screen.setup;

import org.jspecify.annotations.NullMarked;
