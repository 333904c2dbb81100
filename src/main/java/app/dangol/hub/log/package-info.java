/** The ordered log of changes: positions, buckets, snapshots, pages. */
@NullMarked
package app.dangol.hub.log;

import org.jspecify.annotations.NullMarked;
