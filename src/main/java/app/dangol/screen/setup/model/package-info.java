/**
 * The device test page as records: what is known of every reader, and the words made of it. Knows
 * no scene and no device; whoever owns the readers fills in the reports.
 */
@NullMarked
package app.dangol.screen.setup.model;

import org.jspecify.annotations.NullMarked;
