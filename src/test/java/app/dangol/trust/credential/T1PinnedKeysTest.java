package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.MemberToken;
import app.dangol.trust.credential.HeldKeySet.Taken;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** T1: whose keys a device goes by is settled at its enrolment, and never goes back in time. */
class T1PinnedKeysTest {
  private final SettableClock clock = new SettableClock(Chain.NOW);
  private final GuardedClock guarded = new GuardedClock(clock, new Chain.KeptTime(), () -> 0);
  private final CardChain chain = new CardChain("dangol", clock);
  private final Disk disk = new Disk();
  private PinnedKeys keys = new PinnedKeys(disk, guarded);

  private static final class Disk implements KeptKeys {
    private @Nullable PublishedKeys kept;

    @Override
    public Optional<PublishedKeys> find() {
      return Optional.ofNullable(kept);
    }

    @Override
    public void keep(PublishedKeys newest) {
      kept = newest;
    }
  }

  @Test
  void holdsNothingBeforeAnythingWasPublished() {
    assertThat(keys.version()).isEmpty();
    assertThat(cards().find(card())).isEmpty();
  }

  @Test
  void theFirstKeysCountAlsoAfterARestart() {
    assertThat(keys.offer(chain.publish(7))).isEqualTo(Taken.YES);
    restart();
    assertThat(keys.version()).hasValue(7);
    assertThat(cards().find(card()).orElseThrow().member()).isEqualTo(Chain.MEMBER);
  }

  @Test
  void anotherRootKeysSetIsRefusedAndTheHeldOneStays() {
    keys.offer(chain.publish(7));
    PublishedKeys forged = new CardChain("dangol", clock).publish(8);
    assertThat(keys.offer(forged)).isEqualTo(Taken.REFUSED);
    restart();
    assertThat(keys.offer(forged)).isEqualTo(Taken.REFUSED);
    assertThat(keys.version()).hasValue(7);
    assertThat(cards().find(card())).isPresent();
  }

  @Test
  void aSetOfTheOldRootUnderANewOnesNameIsRefused() {
    keys.offer(chain.publish(7));
    PublishedKeys newer = chain.publish(8);
    PublicHalf other = SigningKey.create(new KeyId("00")).publicHalf();
    assertThat(keys.offer(new PublishedKeys("dangol", other, 8, newer.document())))
        .isEqualTo(Taken.REFUSED);
    assertThat(keys.offer(new PublishedKeys("other", newer.root(), 8, newer.document())))
        .isEqualTo(Taken.REFUSED);
    assertThat(keys.offer(newer)).isEqualTo(Taken.YES);
  }

  @Test
  void anOlderSetIsRefusedAlsoAfterARestartAndUnderANewerNumber() {
    PublishedKeys old = chain.publish(7);
    CredentialIssuer.Issued lost = chain.issue(Chain.MEMBER.value(), Chain.DAY);
    chain.revoke(lost.id());
    keys.offer(chain.publish(8));
    PublishedKeys disguised = new PublishedKeys(old.chain(), old.root(), 9, old.document());
    assertThat(keys.offer(old)).isEqualTo(Taken.NOT_NEWER);
    restart();
    assertThat(keys.offer(old)).isEqualTo(Taken.NOT_NEWER);
    assertThat(keys.offer(disguised)).isEqualTo(Taken.NOT_NEWER);
    assertThat(cards().find(CardChain.token(lost.text()))).isEmpty();
  }

  @Test
  void whatIsNoDocumentSettlesNothing() {
    PublishedKeys good = chain.publish(7);
    for (String document : new String[] {"", "!", "AAAA", "A".repeat(2 << 20)}) {
      assertThat(keys.offer(new PublishedKeys("x", good.root(), 7, document)))
          .isEqualTo(Taken.REFUSED);
    }
    assertThat(keys.version()).isEmpty();
    assertThat(keys.offer(good)).isEqualTo(Taken.YES);
  }

  @Test
  void theHubsTimeKeepsAClockThatWasSetBackFromReadingWhatHasExpired() {
    keys.offer(chain.publish(7));
    String text = chain.issue(Chain.MEMBER.value(), Duration.ofHours(1)).text();
    clock.move(Duration.ofHours(2));
    keys.saw(clock.instant());
    clock.move(Duration.ofMinutes(-90));
    assertThat(cards().find(CardChain.token(text))).isEmpty();
  }

  @Test
  void aCardForThisPlaceCountsAndOneForAnotherDoesNot() {
    keys.offer(chain.publish(7));
    assertThat(cards().find(cardFor("seongsu"))).isPresent();
    assertThat(cards().find(cardFor("mangwon"))).isEmpty();
  }

  private MemberToken cardFor(String place) {
    return CardChain.token(
        chain.issue(DocumentType.CARD, Chain.MEMBER.value(), place, Chain.DAY).text());
  }

  private MemberToken card() {
    return CardChain.token(chain.issue(Chain.MEMBER.value(), Chain.DAY).text());
  }

  private void restart() {
    keys = new PinnedKeys(disk, guarded);
  }

  private SignedCards cards() {
    return new SignedCards(keys, "seongsu", guarded, (id, until) -> true);
  }
}
