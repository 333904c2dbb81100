/**
 * What a frame means: AIM identifier, symbology, GTIN, loyalty number, payment card, duplicate. May
 * import {@code device} and its own {@code gs1} only.
 */
@NullMarked
package app.dangol.scan;

import org.jspecify.annotations.NullMarked;
