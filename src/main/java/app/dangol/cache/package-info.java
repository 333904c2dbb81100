/**
 * SQLite: {@code cache.db}, a disposable copy of the hub's data, and {@code ops.db}, what was done
 * here. Implements the store interfaces of the domain rooms; knows nothing of HTTP or screens.
 */
@NullMarked
package app.dangol.cache;

import org.jspecify.annotations.NullMarked;
