/**
 * The central API server. May import {@code wire} and the domain rooms, never {@code cache} or a
 * screen.
 */
@NullMarked
package app.dangol.hub;

import org.jspecify.annotations.NullMarked;
