/**
 * Files of rows, CSV and NDJSON, on their way into the hub: reading, mapping, reporting, the
 * watched folder. May import {@code hub.intake} and {@code hub.log}; knows no connector and no
 * device.
 */
@NullMarked
package app.dangol.hub.imports;

import org.jspecify.annotations.NullMarked;
