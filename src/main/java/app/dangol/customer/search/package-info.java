/**
 * Finds customers as their name is typed, in memory alone: nothing of a name lies readable on disk.
 * Knows neither files nor screens; whoever serves gets it at log-in and it is gone at log-out.
 */
@NullMarked
package app.dangol.customer.search;

import org.jspecify.annotations.NullMarked;
