package app.dangol.hub.store;

import java.util.List;

/** A {@link Slice} before it is opened. */
record StandingSlice(List<StandingRow> rows, boolean more, long position, long horizon) {}
