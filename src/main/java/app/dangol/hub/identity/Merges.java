package app.dangol.hub.identity;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shows two customers as one, and as two again. Rows stay with the id they came by, so nothing is
 * lost by either. Each is a record that says who did it and when. Works inside one transaction.
 */
public final class Merges {
  /** Kind of the records that say who merged whom; keys are UUIDv7, so in the order of time. */
  public static final String AUDIT = "person.audit";

  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final Persons persons;

  /** For merges that nobody asked for. */
  Merges(HubTransaction transaction, ClientBuckets clients, Persons persons) {
    this.transaction = transaction;
    this.clients = clients;
    this.persons = persons;
  }

  public Merges(HubTransaction transaction, ClientBuckets clients) {
    this(transaction, clients, new Persons(transaction));
  }

  /**
   * @param what {@code merge} or {@code unmerge}
   * @param by staff id, or {@code system}
   */
  public record Entry(String what, String into, String other, String by, @Nullable String at) {}

  /**
   * Shows all of {@code other} under {@code into}, once the buckets are spread.
   *
   * @return false, and nothing is done, if they are one already
   * @throws IllegalArgumentException if one of them is merged into somebody: ask for the survivor
   */
  public boolean merge(String into, String other, String by, Clock clock) {
    return merge(into, other, by, clock.instant());
  }

  void mergeBySystem(String into, String other) {
    merge(into, other, "system", (Instant) null);
  }

  private boolean merge(String into, String other, String by, @Nullable Instant at) {
    if (into.equals(other)) {
      return false;
    }
    if (persons.findInto(into).isPresent() || persons.findInto(other).isPresent()) {
      throw new IllegalArgumentException("somebody who is merged already cannot be merged");
    }
    Faces faces = new Faces(transaction);
    faces.remember(into);
    faces.remember(other);
    persons.link(other, into);
    audit(new Entry("merge", into, other, by, at == null ? null : at.toString()));
    new TaskNames(transaction).revisit(Set.of(into, other));
    Matches.settle(into, other, persons, transaction);
    clients.revisit(into);
    clients.revisit(other);
    return true;
  }

  /**
   * Shows somebody under their own id again, with all that came by it and by those merged into it.
   * What was written in between goes to whom it was written about: a note, wish or task to the id
   * its op named. An entry of the ledger that was made under one id counts for that one alone.
   *
   * @return false, and nothing is done, if they are not merged into anybody
   */
  public boolean unmerge(String other, String by, Clock clock) {
    Optional<String> into = persons.findInto(other);
    if (into.isEmpty()) {
      return false;
    }
    String shown = persons.survivorOf(into.get());
    new Faces(transaction).remember(shown);
    persons.unlink(other, into.get());
    audit(new Entry("unmerge", into.get(), other, by, clock.instant().toString()));
    new TaskNames(transaction).revisit(Set.of(shown, other));
    clients.revisit(shown);
    clients.revisit(other);
    return true;
  }

  /** Who merged whom, the oldest first. */
  public List<Entry> listAudit() {
    return transaction.listRecords(AUDIT, "", "", Integer.MAX_VALUE).stream()
        .map(record -> StrictJson.read(record.data(), Entry.class))
        .toList();
  }

  /**
   * Has the records name somebody else.
   *
   * @param names gives the id that is to stand in the place of each
   */
  public static void rename(UnaryOperator<String> names, HubTransaction transaction) {
    transaction.forEachRecord(
        AUDIT,
        record -> {
          Entry entry = StrictJson.read(record.data(), Entry.class);
          Entry renamed =
              new Entry(
                  entry.what(),
                  names.apply(entry.into()),
                  names.apply(entry.other()),
                  entry.by(),
                  entry.at());
          if (!renamed.equals(entry)) {
            transaction.keepRecord(AUDIT, record.key(), StrictJson.write(renamed));
          }
        });
  }

  private void audit(Entry entry) {
    transaction.keepRecord(
        AUDIT, UuidCreator.getTimeOrderedEpoch().toString(), StrictJson.write(entry));
  }
}
