package app.dangol.hub.log;

import java.util.Optional;

/**
 * What a wait for several buckets came to.
 *
 * @param bucket whose changes the page holds; empty if none has any: then the page's cursor counts
 *     for every bucket asked
 */
public record JointWait(Optional<String> bucket, LogPage page) {}
