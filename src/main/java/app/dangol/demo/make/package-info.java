/**
 * Makes the demo shop's files from the public data set, deterministically by a seed. Imports {@code
 * demo} only; nothing at run time needs it.
 */
@NullMarked
package app.dangol.demo.make;

import org.jspecify.annotations.NullMarked;
