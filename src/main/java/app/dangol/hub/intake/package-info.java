/**
 * What sources bring in, connectors and imports alike, becomes rows of the buckets here: one
 * customer id of our own, basis, money, what can be sold. Must not know any one source.
 */
@NullMarked
package app.dangol.hub.intake;

import org.jspecify.annotations.NullMarked;
