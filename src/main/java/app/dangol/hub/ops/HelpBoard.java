package app.dangol.hub.ops;

import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import java.util.List;
import java.util.Optional;

/** The calls for help in one store's bucket, within one transaction. */
final class HelpBoard {
  private final String bucket;
  private final HubTransaction transaction;

  HelpBoard(String store, HubTransaction transaction) {
    this.bucket = Bucket.workOf(store);
    this.transaction = transaction;
  }

  /** A call and where it stands in the log. */
  record Entry(Entity.Help help, long position) {}

  Optional<Entry> find(String call) {
    return list().stream().filter(entry -> entry.help().id().equals(call)).findFirst();
  }

  /** All of them; there are few, for {@link HelpRules} takes the old ones out. */
  List<Entry> list() {
    return transaction.list(bucket, Entity.HELP).stream().map(HelpBoard::entry).toList();
  }

  /** Returns where it stands now. */
  long put(Entity.Help help) {
    return transaction.put(bucket, Entity.HELP, EntityKey.of(help), StrictJson.write(help));
  }

  void remove(Entity.Help help) {
    transaction.remove(bucket, Entity.HELP, EntityKey.of(help));
  }

  private static Entry entry(StoredRow row) {
    String data = row.data();
    if (data == null) {
      throw new IllegalStateException("a tombstone was listed");
    }
    return new Entry(StrictJson.read(data, Entity.Help.class), row.position());
  }
}
