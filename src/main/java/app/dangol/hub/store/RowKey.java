package app.dangol.hub.store;

/** A place in the key order of a bucket. */
public record RowKey(String entity, String key) {}
