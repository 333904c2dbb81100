package app.dangol.hub;

import app.dangol.hub.store.HubTransaction;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Suspension;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What counts of the ledger of consents. Whoever tells of a consent does so by a clock of their
 * own, which may be years off, so entries are ordered as the hub heard them: a withdrawal ends
 * every grant heard before it, whatever time it states. A grant counts only if it was given after
 * each withdrawal heard before it; that is judged by when the withdrawal came in, or, where both
 * are of one source that states times, by these. Of two that one device wrote itself the order is
 * known without any clock: it is the order of its writes.
 */
public final class ConsentLedger {
  /** Source of entries that were made on a device, whose clock proves nothing. */
  public static final String DEVICE = "device";

  /**
   * Records: key of an entry → when it came in and which write of which device it was; kept where
   * the first is not the time it states, or there is the second.
   */
  private static final String RECEIVED = "consent.received";

  /** Records: {@code pseudonym|position} → what somebody had said who was erased since. */
  private static final String DISOWNED = "consent.disowned";

  private record Disowned(
      String at,
      String purpose,
      boolean granted,
      String basis,
      @SerializedName("text_version") @Nullable String textVersion) {}

  private ConsentLedger() {}

  /**
   * An entry as the hub heard it.
   *
   * @param position its place in the order of hearing
   * @param written empty where no enrolled device wrote it
   */
  public record Said(
      Entity.Consent entry, long position, Instant received, Optional<Written> written) {
    /** When it was said, never later than it was heard. */
    Instant stated() {
      Instant at = Instant.parse(entry.at());
      return at.isAfter(received) ? received : at;
    }

    private boolean isWrittenAfter(Said withdrawal) {
      return written.isPresent()
          && withdrawal.written.isPresent()
          && written.get().device().equals(withdrawal.written.get().device())
          && written.get().seq() > withdrawal.written.get().seq();
    }

    private boolean isEndedBy(Said withdrawal) {
      boolean oneClock =
          entry.source().equals(withdrawal.entry.source()) && !entry.source().equals(DEVICE);
      return !isWrittenAfter(withdrawal)
          && !stated().isAfter(oneClock ? withdrawal.stated() : withdrawal.received());
    }
  }

  /**
   * Which write of a device something was.
   *
   * @param device the hub's own id of it, which it cannot choose
   * @param seq grows with every write of that device, and stays with one that is sent again
   */
  public record Written(String device, long seq) {}

  private record Received(String at, @Nullable Written written) {}

  /** Notes when an entry came in and who wrote it, if it is new. */
  static void receive(
      Entity.Consent entry, Instant now, Optional<Written> written, HubTransaction transaction) {
    String key = EntityKey.of(entry);
    boolean asStated = entry.granted() && !Instant.parse(entry.at()).isAfter(now);
    if ((!asStated || written.isPresent())
        && transaction.find(ClientBuckets.ALL, Entity.CONSENT, key).isEmpty()) {
      transaction.keepRecord(
          RECEIVED, key, StrictJson.write(new Received(now.toString(), written.orElse(null))));
    }
  }

  /**
   * Keeps what was said under an id as evidence that it was, under a name that leads to nobody, and
   * lets go of it under the id.
   */
  public static void disown(String customer, String pseudonym, HubTransaction transaction) {
    for (Said said : list(customer, transaction)) {
      Entity.Consent entry = said.entry();
      String key = EntityKey.of(entry);
      Disowned kept =
          new Disowned(
              entry.at(), entry.purpose(), entry.granted(), entry.basis(), entry.textVersion());
      String number = "%019d".formatted(said.position());
      transaction.keepRecord(DISOWNED, pseudonym + "|" + number, StrictJson.write(kept));
      transaction.forgetRecord(RECEIVED, key);
      transaction.remove(ClientBuckets.ALL, Entity.CONSENT, key);
    }
  }

  /** All that was said under one id, in the order in which it was heard. */
  public static List<Said> list(String customer, HubTransaction transaction) {
    return transaction.listOfCustomer(ClientBuckets.ALL, Entity.CONSENT, customer).stream()
        .map(row -> {
          Entity.Consent entry =
              StrictJson.read(Objects.requireNonNull(row.data()), Entity.Consent.class);
          Received received =
              transaction
                  .findRecord(RECEIVED, row.key())
                  .map(data -> StrictJson.read(data, Received.class))
                  .orElseGet(() -> new Received(entry.at(), null));
          return new Said(
              entry,
              row.position(),
              Instant.parse(received.at()),
              Optional.ofNullable(received.written()));
        })
        .sorted(Comparator.comparingLong(Said::position))
        .toList();
  }

  /**
   * Whether a purpose is granted; empty where the ledger says nothing of it.
   *
   * @param all of one person, under whichever of their ids, in any order
   */
  public static Optional<Boolean> findWord(ConsentPurpose purpose, Collection<Said> all) {
    return findWord(purpose.key(), all);
  }

  /** Whether somebody wants nothing done with their data for now. */
  static boolean isSuspended(Collection<Said> all) {
    return findWord(Suspension.LEDGER, all).filter(processing -> !processing).isPresent();
  }

  private static Optional<Boolean> findWord(String purpose, Collection<Said> all) {
    List<Said> withdrawals = new ArrayList<>();
    Optional<Boolean> word = Optional.empty();
    for (Said next : all.stream().sorted(Comparator.comparingLong(Said::position)).toList()) {
      if (!next.entry().purpose().equals(purpose)) {
        continue;
      }
      if (!next.entry().granted()) {
        withdrawals.add(next);
        word = Optional.of(false);
      } else if (withdrawals.stream().noneMatch(next::isEndedBy)) {
        word = Optional.of(true);
      }
    }
    return word;
  }
}
