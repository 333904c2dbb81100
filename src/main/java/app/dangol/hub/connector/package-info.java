/**
 * Brings a shop system's data into the hub and takes what was done in the shop back to it: polling,
 * sweeps, write-backs, budget, back-off. Each backend is one folder below that implements {@link
 * app.dangol.hub.connector.Backend} and {@link app.dangol.hub.connector.Connector}; this package
 * must not import any of them.
 */
@NullMarked
package app.dangol.hub.connector;

import org.jspecify.annotations.NullMarked;
