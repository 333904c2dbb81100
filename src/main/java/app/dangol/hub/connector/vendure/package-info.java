/**
 * The connector to Vendure 3 by its Admin API (GraphQL): what is asked, what it means, and how a
 * write is found again. Must not import the log, nor another backend.
 */
@NullMarked
package app.dangol.hub.connector.vendure;

import org.jspecify.annotations.NullMarked;
