/**
 * The same counting as in one process, as a job of Apache Spark over a chain's order lines. The one
 * package that knows Spark; it is compiled by the Maven profile {@code spark} alone.
 */
@NullMarked
package app.dangol.hub.model.spark;

import org.jspecify.annotations.NullMarked;
