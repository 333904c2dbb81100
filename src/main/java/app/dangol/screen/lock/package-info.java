/**
 * Where the staff of a tablet sign in: people as large tiles, a pad for the PIN, and a manager's
 * way to let somebody try again. Knows the desk for it and no account.
 */
@NullMarked
package app.dangol.screen.lock;

import org.jspecify.annotations.NullMarked;
