package app.dangol.hub.identity;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Merging;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a person decides who is one: looks, merges, unmerges, each in one transaction that devices
 * see as a whole. Safe for several threads; may block.
 */
public final class MergeDesk {
  private static final int MOST = 1_000;
  private static final int LONGEST_NAME = 128;

  private final HubLog log;
  private final Clock clock;

  public MergeDesk(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** What came of a wish. */
  public sealed interface Outcome {
    /**
     * @param changed false if they were one, or two, already
     */
    record Done(boolean changed) implements Outcome {}

    /** There is nobody of that id. */
    record Unknown() implements Outcome {}

    /**
     * One of them is shown under another's id; that one is to be named.
     *
     * @param survivor the id
     */
    record MergedAlready(String survivor) implements Outcome {}
  }

  /**
   * Who may be one, and who is shown as one; at most a thousand of each. Holds nobody's writes up.
   */
  public Merging.Overview look() {
    List<Merging.Suggested> suggested =
        log.listRecords(Matches.SUGGESTED, "", "", MOST).stream()
            .map(record -> StrictJson.read(record.data(), Matches.Suggestion.class))
            .map(two ->
                new Merging.Suggested(
                    two.one(), two.other(), two.why(), knownAs(two.one()), knownAs(two.other())))
            .toList();
    return new Merging.Overview(suggested, listMerged());
  }

  private List<Merging.Merged> listMerged() {
    Map<String, Merges.Entry> last = new HashMap<>();
    log.listRecords(Merges.AUDIT, "", "", Integer.MAX_VALUE).stream()
        .map(record -> StrictJson.read(record.data(), Merges.Entry.class))
        .forEach(entry -> last.put(entry.other(), entry));
    return log.listRecords(Persons.MERGED, "", "", MOST).stream()
        .map(record -> {
          Merges.Entry entry = last.get(record.key());
          return new Merging.Merged(
              record.key(),
              StrictJson.read(record.data(), Persons.Into.class).into(),
              entry == null ? null : entry.by(),
              entry == null ? null : entry.at(),
              knownAs(record.key()));
        })
        .toList();
  }

  private List<Merging.KnownAs> knownAs(String id) {
    return log.findRecord(Persons.OF, id).stream()
        .map(data -> StrictJson.read(data, Persons.SourceId.class))
        .map(known -> new Merging.KnownAs(known.source(), known.id()))
        .toList();
  }

  /** Shows all of one under the other's id. */
  public Outcome merge(Merging.Merge wanted) {
    requireName(wanted.by());
    return decide(transaction -> {
      Persons persons = new Persons(transaction);
      String into = persons.survivorOf(wanted.into());
      if (isUnknown(wanted.into(), transaction) || isUnknown(wanted.other(), transaction)) {
        return new Outcome.Unknown();
      }
      if (into.equals(persons.survivorOf(wanted.other()))) {
        return new Outcome.Done(false);
      }
      for (String id : List.of(wanted.into(), wanted.other())) {
        if (!persons.survivorOf(id).equals(id)) {
          return new Outcome.MergedAlready(persons.survivorOf(id));
        }
      }
      ClientBuckets clients = new ClientBuckets(transaction);
      boolean changed =
          new Merges(transaction, clients).merge(into, wanted.other(), wanted.by(), clock);
      clients.spread();
      return new Outcome.Done(changed);
    });
  }

  /** Shows somebody under their own id again. */
  public Outcome unmerge(Merging.Unmerge wanted) {
    requireName(wanted.by());
    return decide(transaction -> {
      if (isUnknown(wanted.other(), transaction)) {
        return new Outcome.Unknown();
      }
      ClientBuckets clients = new ClientBuckets(transaction);
      boolean changed =
          new Merges(transaction, clients).unmerge(wanted.other(), wanted.by(), clock);
      clients.spread();
      return new Outcome.Done(changed);
    });
  }

  private Outcome decide(Function<HubTransaction, Outcome> work) {
    return log.write(work);
  }

  private static boolean isUnknown(String id, HubTransaction transaction) {
    return transaction.listBucketsOfCustomer(id).isEmpty()
        && ClientBuckets.findCustomer(id, transaction).isEmpty()
        && new Persons(transaction).findSource(id).isEmpty();
  }

  private static void requireName(String by) {
    if (by.isBlank() || by.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("whoever decides has a name of 1 to 128 characters");
    }
  }
}
