/**
 * Learns a model from who bought what and finds its weights on validation data. Works on numbers
 * alone: no store, no wire, no names; imports {@code hub.model.data}, {@code hub.model.algebra} and
 * {@code suggest.model}.
 */
@NullMarked
package app.dangol.hub.model.learn;

import org.jspecify.annotations.NullMarked;
