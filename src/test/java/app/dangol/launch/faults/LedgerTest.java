package app.dangol.launch.faults;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static Row note(String id, String text) {
    JsonObject data = new JsonObject();
    data.addProperty("id", id);
    data.addProperty("text", text);
    return Row.of(Entity.NOTE, "c1|" + id, 1, data);
  }
}
