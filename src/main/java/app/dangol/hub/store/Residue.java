package app.dangol.hub.store;

import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Which erasures have left something on the disk yet: what a database deletes stands in freed space
 * and in its log until that is overwritten. Once when the rows have gone, and once more when the
 * tombstones have, whose keys hold the id. On record from the erasure's own transaction on, so that
 * whoever is stopped in between goes on later.
 */
final class Residue {
  /** Records: the log's position after an erasure → how far it is. */
  private static final String KIND = "erasure.residue";

  private final SqlHubStore store;

  Residue(SqlHubStore store) {
    this.store = store;
  }

  private enum Step {
    /** Rows are deleted, and not overwritten yet. */
    @SerializedName("deleted")
    DELETED,
    /** Nothing but tombstones is left. */
    @SerializedName("tombstones")
    TOMBSTONES,
    /** These are deleted, too, and not overwritten yet. */
    @SerializedName("last")
    LAST
  }

  private record Left(Step step) {}

  static void keep(long position, HubTransaction transaction) {
    keep(key(position), Step.DELETED, transaction);
  }

  /** There are no tombstones up to that position any more. */
  static void pruned(long upTo, HubTransaction transaction) {
    for (HubRecord record :
        transaction.listRecords(KIND, "", key(upTo) + '\u0001', Integer.MAX_VALUE)) {
      keep(record.key(), Step.LAST, transaction);
    }
  }

  /**
   * Has what is to be overwritten be overwritten, if anything is.
   *
   * @param overwriting returns whether nothing is left then
   */
  void settle(BooleanSupplier overwriting) {
    List<HubRecord> due =
        store.listRecords(KIND, "", "", Integer.MAX_VALUE).stream()
            .filter(record -> step(record) != Step.TOMBSTONES)
            .toList();
    if (due.isEmpty() || !overwriting.getAsBoolean()) {
      return;
    }
    store.inTransaction(transaction -> {
      due.stream()
          // Another copy may have pruned meanwhile.
          .filter(record ->
              transaction.findRecord(KIND, record.key()).filter(record.data()::equals).isPresent())
          .forEach(record -> done(record, transaction));
      return true;
    });
  }

  private static void done(HubRecord record, HubTransaction transaction) {
    switch (step(record)) {
      case DELETED -> keep(record.key(), Step.TOMBSTONES, transaction);
      case LAST -> transaction.forgetRecord(KIND, record.key());
      case TOMBSTONES -> throw new IllegalArgumentException("not due");
    }
  }

  private static Step step(HubRecord record) {
    return StrictJson.read(record.data(), Left.class).step();
  }

  private static void keep(String key, Step step, HubTransaction transaction) {
    transaction.keepRecord(KIND, key, StrictJson.write(new Left(step)));
  }

  private static String key(long position) {
    return "%019d".formatted(position);
  }
}
