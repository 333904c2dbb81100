/**
 * Tag readers: the PN532 on a serial line, and the memory of an NFC Forum Type 2 tag behind it.
 * Pure like the other framings: no ports, clocks or logs; imports no other room, and knows nothing
 * of what a tag's message means.
 */
@NullMarked
package app.dangol.device.nfc;

import org.jspecify.annotations.NullMarked;
