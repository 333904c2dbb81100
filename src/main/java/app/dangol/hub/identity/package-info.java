/**
 * Who is who: one customer id of our own for the ids of every source, and which of them are one
 * person. May import {@code hub.store} and {@code wire}; knows neither sources nor devices.
 */
@NullMarked
package app.dangol.hub.identity;

import org.jspecify.annotations.NullMarked;
