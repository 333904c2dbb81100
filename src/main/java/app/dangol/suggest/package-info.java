/**
 * Scores what to offer next and says exactly why. Pure arithmetic over what it is given; may import
 * {@code customer}, {@code catalog} and {@code trust}, never a database or a screen.
 */
@NullMarked
package app.dangol.suggest;

import org.jspecify.annotations.NullMarked;
