package app.dangol.hub.erasure;

import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.Optional;

/**
 * Whom the sources go on to tell of although they were erased here: until a shop system has done
 * the same, or for as long as the law has it keep its books, it tells of them at every reading.
 * Kept under the blind form of what the source calls them, so that these records name nobody. Works
 * inside one transaction.
 */
public final class ErasedSources {
  private static final String KIND = "erased.source";

  private final HubTransaction transaction;

  public ErasedSources(HubTransaction transaction) {
    this.transaction = transaction;
  }

  private record Erased(String at) {}

  void add(SourceId known, Instant at) {
    transaction.keepRecord(KIND, key(known), StrictJson.write(new Erased(at.toString())));
  }

  /** When that customer of a source was erased; empty for one who was not, or is back. */
  public Optional<Instant> find(SourceId known) {
    return transaction
        .findRecord(KIND, key(known))
        .map(data -> Instant.parse(StrictJson.read(data, Erased.class).at()));
  }

  /**
   * They are back by their own word, or the source says that it has let go of them as well. Of what
   * a connector has read nothing is remembered of them, so that no sweep can tell; then this stays.
   */
  public void forget(SourceId known) {
    transaction.forgetRecord(KIND, key(known));
  }

  private String key(SourceId known) {
    return transaction.blind(KIND + "|" + known.source() + "|" + known.id());
  }
}
