/** Controls that several screens share, built to the design tokens. */
@NullMarked
package app.dangol.screen.part;

import org.jspecify.annotations.NullMarked;
