/**
 * Who else has to agree before {@code device.key} opens: the operating system's key store, or
 * nobody. Imports configuration and failures alone.
 */
@NullMarked
package app.dangol.trust.wrap;

import org.jspecify.annotations.NullMarked;
