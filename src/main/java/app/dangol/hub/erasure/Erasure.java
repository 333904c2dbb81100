package app.dangol.hub.erasure;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.connector.outbox.BackendOutbox;
import app.dangol.hub.credential.Revocations;
import app.dangol.hub.erasure.Place.Leaving;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.wire.Erasures;
import java.time.Instant;
import java.util.List;

/**
 * Takes a person out of everything this hub keeps, under all ids they ever had here. What has to
 * stay as evidence, who looked them up and what they had agreed to, stays under a pseudonym that is
 * written down nowhere else. Their place in the buckets is taken by tombstones under a digest,
 * which devices need and which go with the others. Works inside one transaction.
 */
public final class Erasure {
  private final HubTransaction transaction;

  public Erasure(HubTransaction transaction) {
    this.transaction = transaction;
  }

  /**
   * Erases whoever has or had that id. Somebody of whom there is nothing is told to the devices all
   * the same: one of them may have more than the hub.
   *
   * @param receipt the op's id, under which it can be asked how far it is
   * @param now the hub's time
   * @return the newest position of it
   */
  public long erase(String receipt, String customer, Instant now) {
    Person person = Person.of(customer, transaction);
    List<SourceId> sources = person.sources(transaction);
    Leaving who =
        new Leaving(
            person, new Pseudonyms(person.ids()), new ClientBuckets(transaction), transaction);

    Places.SHOWN.forEach(place -> place.forgetting().forget(who));
    // Instead of the tombstones that spreading would leave, whose keys name them.
    person.ids().forEach(id -> transaction.eraseRows(id, Erasures.digestOf(id)));
    who.clients().spread();
    Places.BEHIND.forEach(place -> place.forgetting().forget(who));

    List<String> systems = new BackendOutbox(transaction).enqueueErasure(receipt, sources, now);
    ErasureLedger.add(receipt, now, systems, transaction);
    ErasedSources erased = new ErasedSources(transaction);
    sources.forEach(known -> erased.add(known, now));
    person.ids().forEach(id -> Revocations.revokeErased(new CustomerId(id), now, transaction));
    person.ids().forEach(id -> ErasureNotices.add(id, now, transaction));
    return transaction.position();
  }
}
