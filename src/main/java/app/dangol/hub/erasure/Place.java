package app.dangol.hub.erasure;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.store.HubTransaction;
import java.util.List;
import java.util.Set;

/**
 * Something the hub keeps of people. What is told to somebody and what an erasure takes away go
 * through one list of these, {@link Places}, so that neither knows of more than the other.
 *
 * @param entities of the rows it is about
 * @param kinds of the records it is about; {@link #ANY} stands for whatever stands there
 * @param telling what of it somebody is told
 * @param forgetting how it goes
 */
record Place(Set<String> entities, Set<String> kinds, Telling telling, Forgetting forgetting) {
  /** In a kind of records, for the name of a source or a kind of its items. */
  static final String ANY = "*";

  /** Puts what there is of somebody into their copy. */
  interface Telling {
    void tell(Person person, HubTransaction transaction, PersonCopy copy);
  }

  /** Takes what there is of somebody away, or their name off it. */
  interface Forgetting {
    void forget(Leaving who);
  }

  /**
   * Somebody who is being erased.
   *
   * @param names what stands in the place of their ids from now on
   * @param clients spreads to devices once all rows are gone
   */
  record Leaving(
      Person person, Pseudonyms names, ClientBuckets clients, HubTransaction transaction) {}

  /** For what only serves to find or to work out what other places tell. */
  static final Telling NOTHING_MORE = (person, transaction, copy) -> {};

  static Place ofRows(List<String> entities, Telling telling, Forgetting forgetting) {
    return new Place(Set.copyOf(entities), Set.of(), telling, forgetting);
  }

  static Place ofRecords(Telling telling, Forgetting forgetting, String... kinds) {
    return new Place(Set.of(), Set.of(kinds), telling, forgetting);
  }

  Place withRecords(String... more) {
    return new Place(entities, Set.of(more), telling, forgetting);
  }
}
