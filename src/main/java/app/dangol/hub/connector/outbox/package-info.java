/**
 * What was done in the shop and has to go on to a backend, kept until the backend has said yes or
 * no. Rules of ops call it inside their transaction, so it must not import {@code hub.log} nor a
 * connector.
 */
@NullMarked
package app.dangol.hub.connector.outbox;

import org.jspecify.annotations.NullMarked;
