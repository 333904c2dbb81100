/**
 * Solves the large symmetric systems that the item-to-item model is made of, in tiles, on all
 * processors and within a stated memory. Knows numbers alone: no items, no people, no other room.
 */
@NullMarked
package app.dangol.hub.model.algebra;

import org.jspecify.annotations.NullMarked;
