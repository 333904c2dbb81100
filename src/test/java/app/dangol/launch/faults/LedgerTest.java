package app.dangol.launch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.launch.faults.Ledger.Kind;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The count that everything rests on must be able to find something. */
class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void aWriteThatIsNotAtTheHubIsLost() {
    ledger.acknowledge("1", "one");
    ledger.acknowledge("2", "two");

    assertThat(ledger.balance(List.of(note("1", "one")))).isEqualTo(new Ledger.Balance(2, 1, 0));
  }

  @Test
  void theSameWordsUnderASecondIdAreDoubled() {
    ledger.acknowledge("1", "one");

    assertThat(ledger.balance(List.of(note("1", "one"), note("3", "one"))))
        .isEqualTo(new Ledger.Balance(1, 0, 1));
  }

  @Test
  void otherWordsUnderItsIdAreALoss() {
    ledger.acknowledge("1", "one");

    assertThat(ledger.balance(List.of(note("1", "other")))).isEqualTo(new Ledger.Balance(1, 1, 0));
  }

  @Test
  void aReservationThatIsThereTwiceIsDoubled() {
    String words = Ledger.reserved("c1", "S1", 2);
    ledger.acknowledge(Kind.RESERVED, "r1", words);

    assertThat(ledger.balance(List.of(reservation("r1")))).isEqualTo(new Ledger.Balance(1, 0, 0));
    assertThat(ledger.balance(List.of(reservation("r1"), reservation("r2"))))
        .isEqualTo(new Ledger.Balance(1, 0, 1));
    assertThat(ledger.balance(List.of(reservation("r2")))).isEqualTo(new Ledger.Balance(1, 1, 0));
  }

  @Test
  void aWishThatIsNotThereIsLostAndSoIsARemovalOfOneThatIs() {
    ledger.acknowledge(Kind.WISHED, "c1|S1", "c1|S1");
    ledger.acknowledge(Kind.UNWISHED, "c1|S2", "-");

    assertThat(ledger.balance(List.of(wish("S1")))).isEqualTo(new Ledger.Balance(2, 0, 0));
    assertThat(ledger.balance(List.of(wish("S2")))).isEqualTo(new Ledger.Balance(2, 2, 0));
  }

  @Test
  void aTaskCountsWithItsWordsAndItsState() {
    ledger.acknowledge(Kind.TASK, "t1", "call");
    ledger.acknowledge(Kind.TASK_STATE, "t1", "done");

    assertThat(ledger.balance(List.of(task("t1", "done")))).isEqualTo(new Ledger.Balance(2, 0, 0));
    assertThat(ledger.balance(List.of(task("t1", "open")))).isEqualTo(new Ledger.Balance(2, 1, 0));
    assertThat(ledger.balance(List.of(task("t1", "done"), task("t2", "done"))))
        .isEqualTo(new Ledger.Balance(2, 0, 1));
  }

  @Test
  void aConsentAndAProfileCount() {
    ledger.acknowledge(Kind.CONSENT, "wording-1", "c1 wording-1");
    ledger.acknowledge(Kind.PROFILE, "c1", "new@example.org");
    Row consent = consent("c1");

    assertThat(
            ledger.balance(
                List.of(consent, row(Entity.CUSTOMER, "c1", "email", "new@example.org"))))
        .isEqualTo(new Ledger.Balance(2, 0, 0));
    assertThat(ledger.balance(List.of(row(Entity.CUSTOMER, "c1", "email", "old@example.org"))))
        .isEqualTo(new Ledger.Balance(2, 2, 0));
    assertThat(ledger.balance(List.of(consent, consent)).doubled()).isEqualTo(1);
  }

  @Test
  void aConsentOfSomebodyElseIsALoss() {
    ledger.acknowledge(Kind.CONSENT, "wording-1", "c1 wording-1");

    assertThat(ledger.balance(List.of(consent("c2"))).lost()).isEqualTo(1);
  }

  private static Row consent(String customer) {
    JsonObject data = new JsonObject();
    data.addProperty("customer", customer);
    data.addProperty("text_version", "wording-1");
    return Row.of(Entity.CONSENT, customer + "|at|k", 1, data);
  }

  private static Row reservation(String id) {
    JsonObject data = new JsonObject();
    data.addProperty("id", id);
    data.addProperty("customer", "c1");
    data.addProperty("sku", "S1");
    data.addProperty("quantity", 2);
    return Row.of(Entity.RESERVATION, "c1|" + id, 1, data);
  }

  private static Row wish(String sku) {
    return row(Entity.WISH, "c1|" + sku, "sku", sku);
  }

  private static Row task(String id, String state) {
    JsonObject data = new JsonObject();
    data.addProperty("id", id);
    data.addProperty("text", "call");
    data.addProperty("state", state);
    return Row.of(Entity.TASK, id, 1, data);
  }

  private static Row row(String entity, String key, String field, String value) {
    JsonObject data = new JsonObject();
    data.addProperty(field, value);
    return Row.of(entity, key, 1, data);
  }

  private static Row note(String id, String text) {
    JsonObject data = new JsonObject();
    data.addProperty("id", id);
    data.addProperty("text", text);
    return Row.of(Entity.NOTE, "c1|" + id, 1, data);
  }
}
