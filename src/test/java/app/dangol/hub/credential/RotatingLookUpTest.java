package app.dangol.hub.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.LookUps;
import app.dangol.id.CustomerId;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wallet's rotating code, held up at a device that asks the hub whose it is. */
class RotatingLookUpTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private Hub hub;
  private LookUps lookUps;
  private RotatingCodes codes;
  private RotatingCodes.Made made;

  @BeforeEach
  void aCustomerWithAPass() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    hub.useCardKeys(keys());
    hub.writer().putClients(List.of(customer()), List.of());
    lookUps = hub.lookUps();
    codes = hub.cards(keys()).rotating();
    made = codes.create(new CustomerId("c1"));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Path keys() {
    return folder.resolve("card-keys");
  }

  @Test
  void bringsTheMemberOnce() {
    String code = shown();
    assertThat(whose(code)).containsExactly("c1");
    assertThat(whose(code)).isEmpty();
    clock.move(Duration.ofSeconds(30));
    assertThat(whose(shown())).containsExactly("c1");
  }

  /** T3: what is wrong, unknown, used or revoked gets the answer of an unknown number. */
  @Test
  void t3EveryOtherCodeGetsTheAnswerOfAnUnknownNumber() {
    String used = shown();
    assertThat(whose(used)).containsExactly("c1");
    LookUps.Answer unknown = ask("2900000000009");
    assertThat(ask("DGT1:" + "0".repeat(20) + ":12345678")).isEqualTo(unknown);
    assertThat(ask("DGT1:garbage")).isEqualTo(unknown);
    assertThat(ask(used)).isEqualTo(unknown);
    assertThat(ask(used.substring(0, 26) + wrong(used.substring(26)))).isEqualTo(unknown);
    codes.revoke(made.pass());
    clock.move(Duration.ofSeconds(30));
    assertThat(ask(shown())).isEqualTo(unknown);
  }

  @Test
  void countsForThePaceOfTheDevice() {
    for (int i = 0; i < 10; i++) {
      assertThat(whose("DGT1:" + "0".repeat(20) + ":1234567" + i)).isEmpty();
    }
    assertThat(ask(shown())).isInstanceOf(LookUps.Answer.Resting.class);
  }

  @Test
  void aHubWithoutPassesKnowsNobodyByACode() {
    codes.revoke(made.pass());
    assertThat(whose(shown())).isEmpty();
  }

  @Test
  void aHubThatWasNotToldWhereItsKeysAreKnowsNobodyByACode() {
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    lookUps = hub.lookUps();
    assertThat(whose(shown())).isEmpty();
  }

  private String shown() {
    return new Wallet(made).shownAt(clock.instant());
  }

  /** Another code, which is none of this moment's either. */
  private String wrong(String right) {
    byte[] seed = HexFormat.of().parseHex(made.seedHex());
    long step = Totp.stepAt(clock.millis(), 30_000);
    int number = Integer.parseInt(right);
    String other;
    do {
      number = (number + 1) % 100_000_000;
      other = "%08d".formatted(number);
    } while (Totp.findStep(seed, other, step - 1, step + 1).isPresent());
    return other;
  }

  private List<String> whose(String value) {
    if (ask(value) instanceof LookUps.Answer.Rows(var page)) {
      return page.rows().stream().map(row -> row.key()).toList();
    }
    throw new AssertionError("the device was told to rest");
  }

  private LookUps.Answer ask(String value) {
    return lookUps.ask(request(value));
  }

  private static Lookup.Request request(String value) {
    return new Lookup.Request("tablet-1", "seongsu", "staff-1", Lookup.Kind.CARD, value);
  }

  private static Entity.Customer customer() {
    return new Entity.Customer(
        "c1", "김하늘", null, null, List.of(), "mangwon", "2024-01-01", List.of(), List.of("lookup"));
  }
}
