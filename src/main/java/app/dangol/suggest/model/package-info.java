/**
 * What the centre learned, as a device holds it: a packed file of sums over many people, and the
 * arithmetic over it. Knows items by number and nobody by name; must not import a room.
 */
@NullMarked
package app.dangol.suggest.model;

import org.jspecify.annotations.NullMarked;
