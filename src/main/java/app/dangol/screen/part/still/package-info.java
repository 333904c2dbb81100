/**
 * Still lifes: drawings of products that have no photograph. Every category has its object; the
 * product's colour and key choose the rest. Imports only {@code catalog} and {@code javafx}.
 */
@NullMarked
package app.dangol.screen.part.still;

import org.jspecify.annotations.NullMarked;
