/**
 * The connector to a small shop that tells all it has in one JSON document: the shape of a next
 * backend, in one folder. Must not import the log, nor another backend.
 */
@NullMarked
package app.dangol.hub.connector.jsonshop;

import org.jspecify.annotations.NullMarked;
