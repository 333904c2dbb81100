/**
 * One person as the shop knows them: profile, timeline, notes. Holds the store interfaces that
 * {@code cache} implements; may import {@code trust} only.
 */
@NullMarked
package app.dangol.customer;

import org.jspecify.annotations.NullMarked;
