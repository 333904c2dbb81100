/**
 * Keeps the cache in step with the hub: pull, push, back-off, status. May import {@code wire},
 * {@code central}, {@code cache}, {@code visit} and {@code trust}.
 */
@NullMarked
package app.dangol.sync;

import org.jspecify.annotations.NullMarked;
