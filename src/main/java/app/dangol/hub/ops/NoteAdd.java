package app.dangol.hub.ops;

import app.dangol.customer.Notes;
import app.dangol.hub.Put;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import com.google.gson.annotations.SerializedName;
import java.time.Clock;
import java.time.Instant;

/**
 * A note on a customer; it is only ever added, to every bucket that holds the customer, and goes on
 * to the backend that knows them.
 */
final class NoteAdd {
  private final Clock clock;

  NoteAdd(Clock clock) {
    this.clock = clock;
  }

  /** The part of the body that counts; author and time are those of the op. */
  record Body(@SerializedName("author_name") String authorName, String text) {
    @Override
    public String toString() {
      return "Body[" + text.length() + " characters]";
    }
  }

  OpOutcome apply(Ops.Op op, HubTransaction transaction) {
    return OpBodies.with(
        op, Body.class, clock.instant(), (body, at) -> apply(op, body, at, transaction));
  }

  private OpOutcome apply(Ops.Op op, Body body, Instant at, HubTransaction transaction) {
    if (body.text().isBlank() || body.text().length() > Notes.MAX_LENGTH) {
      return OpBodies.badBody("a note must have 1 to " + Notes.MAX_LENGTH + " characters");
    }
    if (!OpBodies.isName(body.authorName())) {
      return OpBodies.badBody("the author must have 1 to 128 characters");
    }
    return CustomerRows.find(op.subject(), transaction)
        .<OpOutcome>map(
            rows -> new OpOutcome.Applied(rows.put(Put.of(note(op, at, body, transaction)))))
        .orElseGet(CustomerRows::unknown);
  }

  private Entity.Note note(Ops.Op op, Instant at, Body body, HubTransaction transaction) {
    boolean goesOn =
        new BackendOutbox(transaction)
            .enqueue(op.opId(), op.type(), op.subject(), op.opId(), clock.instant());
    return new Entity.Note(
        op.opId(),
        op.subject(),
        at.toString(),
        op.author(),
        body.authorName(),
        body.text(),
        goesOn ? BackendOutbox.WAITING : null);
  }
}
