/**
 * What can go wrong, in words and a code: {@link app.dangol.failure.ErrorCode} and the exception
 * that carries it. Imports no other room.
 */
@NullMarked
package app.dangol.failure;

import org.jspecify.annotations.NullMarked;
