/** Tokens, stylesheets and fonts of the three themes. */
@NullMarked
package app.dangol.screen.theme;

import org.jspecify.annotations.NullMarked;
