/**
 * What the shop sells and where it lies: products, prices, stock levels, stores. Holds the store
 * interfaces that {@code cache} implements; imports no other domain room.
 */
@NullMarked
package app.dangol.catalog;

import org.jspecify.annotations.NullMarked;
