/**
 * The NFC Data Exchange Format: from a tag's message to its records, and what the known ones hold.
 * May import {@code device} for bytes only.
 */
@NullMarked
package app.dangol.scan.ndef;

import org.jspecify.annotations.NullMarked;
