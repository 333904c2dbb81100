/**
 * The hub's side of loyalty credentials: its keys, what was revoked or used up, and rotating codes,
 * which only it can verify. Imports {@code trust} and the hub's store, never the server before it.
 */
@NullMarked
package app.dangol.hub.credential;

import org.jspecify.annotations.NullMarked;
