/**
 * What the associate's screen shows, already in words: presenters turn a visit into plain records
 * of masked and localised text. Imports neither controls nor scenes.
 */
@NullMarked
package app.dangol.screen.associate.model;

import org.jspecify.annotations.NullMarked;
