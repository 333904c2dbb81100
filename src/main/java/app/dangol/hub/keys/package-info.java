/**
 * A key per customer, kept apart from the store: Tink's AEAD keys, each wrapped with a master key.
 * Knows neither rows nor customers, only numbers; {@code hub.store} says what is sealed with which.
 */
@NullMarked
package app.dangol.hub.keys;

import org.jspecify.annotations.NullMarked;
