/**
 * What models are made of is counted here: sums over buyers, each exactly the same whoever adds
 * them up and in whatever order, in one process or in a cluster. Of a buyer nothing is kept but
 * what they add to the sums. Uses nothing but the Java platform, so that it can be sent to where
 * the data are.
 */
@NullMarked
package app.dangol.hub.model.count;

import org.jspecify.annotations.NullMarked;
