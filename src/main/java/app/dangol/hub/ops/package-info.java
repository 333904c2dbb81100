/**
 * What devices did, decided once: a rule for each type of op, its effect and its result in one
 * transaction. Must not know HTTP.
 */
@NullMarked
package app.dangol.hub.ops;

import org.jspecify.annotations.NullMarked;
