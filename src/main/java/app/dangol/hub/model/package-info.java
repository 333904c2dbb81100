/**
 * What the centre learns from baskets: counts of items bought together and of popularity, without
 * anybody's history in them.
 */
@NullMarked
package app.dangol.hub.model;

import org.jspecify.annotations.NullMarked;
