/**
 * What managers say about goods: pinned, boosted, banned. May import the small rooms, {@code
 * catalog}, {@code trust} and {@code suggest}; knows no customer, no screen and no database.
 */
@NullMarked
package app.dangol.visit.steer;

import org.jspecify.annotations.NullMarked;
