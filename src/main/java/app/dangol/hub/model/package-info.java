/**
 * What the centre learns from baskets: counts of items bought together and of popularity, each over
 * the baskets of several buyers. Who bought is counted and forgotten.
 */
@NullMarked
package app.dangol.hub.model;

import org.jspecify.annotations.NullMarked;
