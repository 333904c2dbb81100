package app.dangol.cache;

import java.util.Optional;

/** Which page of which bucket comes next; a page is only applied as the answer to this. */
public sealed interface PageRequest {
  String bucket();

  /**
   * A page of a snapshot.
   *
   * @param page the page to go on with; empty begins a new snapshot
   */
  record Snapshot(String bucket, Optional<String> page) implements PageRequest {}

  /** What changed after a cursor. */
  record Changes(String bucket, String cursor) implements PageRequest {}
}
