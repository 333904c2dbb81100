/**
 * What a store's devices are shown of its stock: counted figures less what is reserved, promised by
 * the hub itself and kept back. Must not import the rooms that tell figures or decide on ops.
 */
@NullMarked
package app.dangol.hub.stock;

import org.jspecify.annotations.NullMarked;
