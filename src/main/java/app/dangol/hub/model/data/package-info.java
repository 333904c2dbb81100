/**
 * What models are trained on and judged by: who bought what, in the order they bought it, by
 * numbers. Reads folders in the baskets format; knows no model and imports no other part of the
 * hub.
 */
@NullMarked
package app.dangol.hub.model.data;

import org.jspecify.annotations.NullMarked;
