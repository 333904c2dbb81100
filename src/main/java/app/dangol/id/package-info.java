/**
 * Small value types that every room speaks: identifiers, the shop's words for who and what. Imports
 * no other room.
 */
@NullMarked
package app.dangol.id;

import org.jspecify.annotations.NullMarked;
