/**
 * What the screens share: the hop to the FX thread and the language in use. Only {@code screen} and
 * {@code launch} may import {@code javafx}.
 */
@NullMarked
package app.dangol.screen;

import org.jspecify.annotations.NullMarked;
