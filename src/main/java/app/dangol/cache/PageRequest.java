package app.dangol.cache;

import app.dangol.wire.Page;
import java.util.Optional;

/** Which page of which bucket comes next; a page is only applied as the answer to this. */
public sealed interface PageRequest {
  String bucket();

  /** What will be asked once that answer is taken in; empty if there is no more right now. */
  Optional<PageRequest> after(Page answer);

  /**
   * A page of a snapshot.
   *
   * @param page the page to go on with; empty begins a new snapshot
   */
  record Snapshot(String bucket, Optional<String> page) implements PageRequest {
    /** After the last page come the changes since its position. */
    @Override
    public Optional<PageRequest> after(Page answer) {
      return Optional.of(
          answer.more()
              ? new Snapshot(bucket, Optional.of(answer.next()))
              : new Changes(bucket, answer.next()));
    }
  }

  /** What changed after a cursor. */
  record Changes(String bucket, String cursor) implements PageRequest {
    @Override
    public Optional<PageRequest> after(Page answer) {
      return answer.more() ? Optional.of(new Changes(bucket, answer.next())) : Optional.empty();
    }
  }
}
