/**
 * Who is who among the staff, what each role may do, and how somebody shows that they are
 * themselves: the table of roles and acts, PINs, and when a PIN is no longer asked for. What holds
 * it on disk lies in {@code cache}.
 */
@NullMarked
package app.dangol.trust.access;

import org.jspecify.annotations.NullMarked;
