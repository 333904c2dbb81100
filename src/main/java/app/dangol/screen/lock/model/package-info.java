/** The lock screen in words; pure. */
@NullMarked
package app.dangol.screen.lock.model;

import org.jspecify.annotations.NullMarked;
