package app.dangol.hub.erasure;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.erasure.AccessRecords.Act;
import app.dangol.hub.erasure.AccessRecords.By;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import com.github.f4b6a3.uuid.UuidCreator;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where somebody's rights about their data are met at the hub: it tells all that is held of them
 * under all their ids, or erases it. Each act is on record in the transaction that does it. May
 * block; safe for several threads.
 */
public final class PersonDesk {
  private final HubLog log;
  private final Clock clock;

  public PersonDesk(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * What came of an erasure.
   *
   * @param found whether anything can still be found of them
   * @param words what they were called and found by, to look for
   */
  public record Done(ErasureLedger.Entry entry, boolean found, List<String> words) {
    @Override
    public String toString() {
      return "Done[" + entry.receipt() + "]";
    }
  }

  private record Erased(Person person, List<String> words) {}

  /**
   * Everything there is of one person, as JSON; its fields are in the guide to customers' data.
   *
   * @param act {@link Act#VIEW} or {@link Act#EXPORT}
   * @throws DangolException DATA-01 if nobody is found, or several are
   */
  public JsonObject tell(Whose whose, Act act, By by) {
    return log.write(transaction -> {
      Person person = find(whose, transaction);
      JsonObject copy = copy(person, transaction).toJson();
      AccessRecords.add(act, by, person.shown(), clock.instant(), transaction);
      return copy;
    });
  }

  /**
   * Erases one person here and on every device, and asks the shop systems to follow.
   *
   * @throws DangolException DATA-01 if nobody is found, or several are
   */
  public Done erase(Whose whose, By by) {
    String receipt = UuidCreator.getTimeOrderedEpoch().toString();
    Erased erased =
        log.write(transaction -> {
          Person person = find(whose, transaction);
          Instant now = clock.instant();
          List<String> words = new ArrayList<>(copy(person, transaction).listWords());
          words.addAll(person.ids());
          // Before it is done, so that the erasure puts the pseudonym there as well.
          AccessRecords.add(Act.ERASE, by, person.shown(), now, transaction);
          new Erasure(transaction).erase(receipt, person.shown(), now);
          return new Erased(person, words);
        });
    return log.write(transaction ->
        new Done(
            ErasureLedger.find(receipt, transaction).orElseThrow(),
            erased.person().ids().stream()
                .anyMatch(id -> !new Whose.Id(id).find(transaction).isEmpty()),
            erased.words()));
  }

  private static Person find(Whose whose, HubTransaction transaction) {
    List<String> ids = whose.find(transaction);
    if (ids.isEmpty()) {
      throw new DangolException(
          ErrorCode.DATA_01, "this hub holds nothing about anybody like that");
    }
    if (ids.size() > 1) {
      throw new DangolException(
          ErrorCode.DATA_01,
          "several customers are found by that; name one by the id: " + String.join(", ", ids));
    }
    return Person.of(ids.getFirst(), transaction);
  }

  private static PersonCopy copy(Person person, HubTransaction transaction) {
    PersonCopy copy = new PersonCopy();
    Places.all().forEach(place -> place.telling().tell(person, transaction, copy));
    return copy;
  }
}
