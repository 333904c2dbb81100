package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.central.CentralException.Kind;
import app.dangol.device.SettableClock;
import app.dangol.hub.credential.Cards;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.credential.CardChain;
import app.dangol.trust.credential.CredentialIssuer.Issued;
import app.dangol.trust.credential.DocumentType;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.wire.CardKeys;
import app.dangol.wire.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T1: a device comes by keys and revocations with the exchange, keeps them over a restart and uses
 * them without a line; the real hub over HTTP, held against the contract, and real files.
 */
class T1CardKeyExchangeTest {
  @TempDir Path folder;

  /** As the hub's; a device whose clock is wrong moves its own. */
  private final SettableClock clock = new SettableClock(Instant.now());

  private TestHub hub;
  private Cards cards;
  private TestStore store;

  @BeforeEach
  void open() {
    hub = new TestHub(folder.resolve("hub.db"));
    hub.fill(3, 1);
    cards = hub.cards(folder.resolve("card-keys"));
    store = new TestStore(Device.made(folder.resolve("device")), clock);
  }

  @AfterEach
  void close() {
    store.close();
    hub.close();
  }

  @Test
  void withoutAnyCardsNothingIsAsked() {
    AtomicInteger asked = new AtomicInteger();
    exchange(counting(asked));
    assertThat(asked).hasValue(0);
    assertThat(store.cardKeys.version()).isEmpty();
  }

  @Test
  void theKeysComeWithTheExchangeAndOnceAVersion() {
    Issued card = issue();
    AtomicInteger asked = new AtomicInteger();
    exchange(counting(asked));
    exchange(counting(asked));
    assertThat(asked).hasValue(1);
    assertThat(whose(card)).contains(new CustomerId(TestHub.id(1)));

    cards.rotate(false);
    exchange(counting(asked));
    assertThat(asked).hasValue(2);
    assertThat(whose(issue())).isPresent();
    assertThat(whose(card)).isPresent();
  }

  @Test
  void theyOutlastARestartAndARebuiltCacheAndNeedNoLine() {
    Issued card = issue();
    exchange(hub.client());
    store.close();
    folder.resolve("device").resolve("cache.db").toFile().delete();
    store = new TestStore(folder.resolve("device"), clock);
    assertThat(whose(card)).contains(new CustomerId(TestHub.id(1)));
  }

  @Test
  void aRevokedCardIsNobodysOfflineFromTheNextExchangeOn() {
    Issued single = issue();
    Issued all = issue(2);
    exchange(hub.client());
    assertThat(whose(single)).isPresent();
    cards.revoke(single.id());
    cards.revokeAllOf(new CustomerId(TestHub.id(2)));
    assertThat(whose(single)).as("the device cannot know yet").isPresent();

    exchange(hub.client());
    restart();

    assertThat(whose(single)).isEmpty();
    assertThat(whose(all)).isEmpty();
  }

  @Test
  void whatSomebodyHoldsWhoWasErasedAtTheHubCountsNoMoreFromTheNextExchangeOn() {
    Issued theirs = issue();
    Issued others = issue(2);
    hub.useCardKeys(folder.resolve("card-keys"));
    exchange(hub.client());
    assertThat(whose(theirs)).isPresent();

    hub.erase(1);
    exchange(hub.client());
    restart();

    assertThat(whose(theirs)).isEmpty();
    assertThat(whose(others)).isPresent();
  }

  @Test
  void anOlderSetIsNotTakenAgainWhateverNumberItComesUnder() {
    Issued card = issue();
    exchange(hub.client());
    CardKeys.Answer old = hub.client().cardKeys();
    cards.revoke(card.id());
    exchange(hub.client());
    assertThat(whose(card)).isEmpty();
    restart();

    CardKeys.Answer disguised =
        new CardKeys.Answer(old.chain(), old.root(), old.version() + 1_000, old.document());
    exchange(publishing(disguised));

    assertThat(whose(card)).isEmpty();
  }

  @Test
  void anotherChainsKeysAreNotTakenAndTheHeldOnesGoOnToCount() {
    Issued card = issue();
    exchange(hub.client());
    restart();
    CardChain forger = new CardChain("dangol", clock);
    PublishedKeys forged = forger.publish(Long.MAX_VALUE);
    exchange(
        publishing(
            new CardKeys.Answer(
                forged.chain(), forged.root().hex(), forged.version(), forged.document())));

    assertThat(whose(card)).isPresent();
    Issued made = forger.issue(TestHub.id(2), Duration.ofDays(1));
    assertThat(store.signedCards.find(CardChain.token(made.text()))).isEmpty();
  }

  @Test
  void whatIsWrongWithTheKeysNeverStopsTheExchange() {
    issue();
    CentralApi failing =
        new ForwardingApi(hub.client()) {
          @Override
          public CardKeys.Answer cardKeys() {
            throw new CentralException(Kind.UNREACHABLE, "gone", null);
          }
        };
    assertThat(exchange(failing).pulled()).isPositive();
    CardKeys.Answer rubbish = new CardKeys.Answer("dangol", "no key", 9, "no document");
    exchange(publishing(rubbish));
    exchange(publishing(new CardKeys.Answer("dangol", "0".repeat(64), 9, "no document")));
    store.breakTable("card_keys", true);
    exchange(hub.client());
    store.breakTable("card_keys", false);
    assertThat(store.cardKeys.version()).isEmpty();

    exchange(hub.client());
    assertThat(store.cardKeys.version()).isPresent();
  }

  @Test
  void aClockThatWasTurnedBackAcceptsNoExpiredCardAlsoAfterARestart() {
    Issued card = issue(1, Duration.ofHours(1));
    exchange(hub.client());
    exchange(
        new ForwardingApi(hub.client()) {
          @Override
          public Manifest.Answer manifest(Manifest.Request request) {
            return later(super.manifest(request), Duration.ofHours(2));
          }
        });
    assertThat(clock.instant()).isBefore(card.expiresAt());
    assertThat(whose(card)).as("by a clock two hours behind the hub's").isEmpty();
    restart();
    assertThat(whose(card)).isEmpty();

    clock.move(Duration.ofDays(-3_650));
    assertThat(whose(card)).isEmpty();
    clock.move(Duration.ofDays(3_650));
    clock.move(Duration.ofHours(2));
    assertThat(whose(issue(1, Duration.ofHours(5))))
        .as("by a clock that is right again")
        .isPresent();
  }

  @Test
  void aCardActsOnceAlsoOverARestart() {
    MemberToken token = CardChain.token(issue().text());
    exchange(hub.client());
    assertThat(store.signedCards.use(token)).isTrue();
    assertThat(store.signedCards.use(token)).isFalse();
    restart();
    assertThat(store.signedCards.use(token)).isFalse();
    assertThat(store.signedCards.find(token)).isPresent();
  }

  private static Manifest.Answer later(Manifest.Answer answer, Duration by) {
    return new Manifest.Answer(
        Instant.parse(answer.hubTime()).plus(by).toString(),
        answer.position(),
        answer.lastSeq(),
        answer.jointWait(),
        answer.buckets(),
        answer.audit(),
        answer.cardKeys(),
        answer.erasures());
  }

  private Issued issue() {
    return issue(1);
  }

  private Issued issue(int customer) {
    return issue(customer, Duration.ofDays(30));
  }

  private Issued issue(int customer, Duration life) {
    return cards.issue(
        DocumentType.CARD, new CustomerId(TestHub.id(customer)), "dangol", Optional.empty(), life);
  }

  private Optional<CustomerId> whose(Issued card) {
    return store.signedCards.find(CardChain.token(card.text())).map(found -> found.member());
  }

  private void restart() {
    store.close();
    store = new TestStore(folder.resolve("device"), clock);
  }

  private SyncResult exchange(CentralApi api) {
    SyncSettings settings = SyncSettings.of("tablet-1", TestHub.STORE);
    try (SyncEngine engine =
        new SyncEngine(
            settings, api, Device.stores(store), new Backoff(new Random(1)), Clock.systemUTC())) {
      return engine.runOnce();
    }
  }

  private CentralApi counting(AtomicInteger asked) {
    return new ForwardingApi(hub.client()) {
      @Override
      public CardKeys.Answer cardKeys() {
        asked.incrementAndGet();
        return super.cardKeys();
      }
    };
  }

  /** A hub that says it has something newer, and gives that. */
  private CentralApi publishing(CardKeys.Answer keys) {
    return new ForwardingApi(hub.client()) {
      @Override
      public Manifest.Answer manifest(Manifest.Request request) {
        Manifest.Answer answer = super.manifest(request);
        return answer.with(answer.audit(), Long.MAX_VALUE, null);
      }

      @Override
      public CardKeys.Answer cardKeys() {
        return keys;
      }
    };
  }
}
