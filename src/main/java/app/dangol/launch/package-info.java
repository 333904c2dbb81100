/**
 * The commands and the composition root: the only place that makes services. May import every room;
 * none imports it.
 */
@NullMarked
package app.dangol.launch;

import org.jspecify.annotations.NullMarked;
