package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Entity;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** P7: whom a device may have erased at the hub that does not hold them itself. */
class P7OwnStoresErasureTest extends EnrollingShop {
  private void customerWithoutBasis(String id, String home) {
    hub.writer()
        .putClients(
            List.of(
                new Entity.Customer(
                    id, "근거없음", null, null, List.of(), home, "2024-01-01", List.of(), List.of())),
            List.of());
  }

  private CommandLineRun erase(String id) throws Exception {
    return CommandLineRun.of(
        "customer",
        "erase",
        id,
        "--staff",
        "s-001",
        "--reason",
        "asked",
        "--config",
        shop.config());
  }

  @Test
  void oneOfItsOwnStoreIsErasedAndOneOfAnotherIsRefused() throws Exception {
    customerWithoutBasis("own", "seongsu");
    customerWithoutBasis("others", "busan");
    enrol();
    assertThat(sync().status()).isZero();

    CommandLineRun own = erase("own");
    CommandLineRun others = erase("others");

    JsonObject done = JsonParser.parseString(own.out()).getAsJsonObject();
    assertThat(done.get("hub").getAsString()).as(own.err()).isEqualTo("done");
    assertThat(own.status()).as(own.out() + own.err()).isZero();
    JsonObject refused = JsonParser.parseString(others.out()).getAsJsonObject();
    assertThat(refused.get("hub").getAsString()).as(others.err()).isEqualTo("refused");
    assertThat(refused.get("erased").getAsInt()).isZero();
    assertThat(others.status()).isEqualTo(1);
    assertThat(app.dangol.hub.erasure.ErasureLedger.list(hub.reads()))
        .extracting(entry -> entry.receipt())
        .containsExactly(done.get("receipt").getAsString());
  }
}
