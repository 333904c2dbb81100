/**
 * Where the hub keeps its log and its ops: SQLite here, a database server later, behind one
 * interface.
 */
@NullMarked
package app.dangol.hub.store;

import org.jspecify.annotations.NullMarked;
