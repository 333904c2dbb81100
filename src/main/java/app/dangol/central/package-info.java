/** The device's door to the central API over HTTP. May import {@code wire} only. */
@NullMarked
package app.dangol.central;

import org.jspecify.annotations.NullMarked;
