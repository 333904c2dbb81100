package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.trust.credential.HeldKeySet.Taken;
import app.dangol.trust.credential.Verdict.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HeldKeySetTest {
  private final Chain chain = new Chain();
  private final IssuerKey entry = Chain.entry(chain.key);

  @Test
  void takesANewerOneAndNeverAnOlderOneAgain() {
    byte[] seventh = document(7, List.of(entry), chain.root);
    byte[] ninth = document(9, List.of(), chain.root);
    String text = chain.issue().text();
    assertThat(chain.held.offer(seventh)).isEqualTo(Taken.YES);
    assertThat(chain.held.offer(seventh)).isEqualTo(Taken.NOT_NEWER);
    assertThat(chain.valid(text).member()).isEqualTo(Chain.MEMBER);
    assertThat(chain.held.offer(ninth)).isEqualTo(Taken.YES);
    assertThat(chain.held.offer(seventh)).isEqualTo(Taken.NOT_NEWER);
    assertThat(chain.refusal(text)).isEqualTo(Reason.UNKNOWN_KEY);
  }

  @Test
  void rotatesWithoutAGap() {
    SigningKey next = SigningKey.create(new KeyId("0002"));
    String old = chain.issue().text();
    chain.publish(List.of(entry, Chain.entry(next)));
    String young =
        chain
            .issuer(Chain.NAME, next)
            .issue(DocumentType.CARD, Chain.MEMBER, Chain.NAME, Chain.DAY)
            .text();
    assertThat(chain.valid(old).member()).isEqualTo(Chain.MEMBER);
    assertThat(chain.valid(young).member()).isEqualTo(Chain.MEMBER);
    chain.publish(List.of(Chain.entry(next)));
    assertThat(chain.refusal(old)).isEqualTo(Reason.UNKNOWN_KEY);
    assertThat(chain.valid(young).member()).isEqualTo(Chain.MEMBER);
  }

  @Test
  void refusesWhatTheRootKeyDidNotSign() {
    SigningKey other = SigningKey.create(new KeyId("00"));
    assertThat(chain.held.offer(document(9, List.of(entry), other))).isEqualTo(Taken.REFUSED);
    assertThat(chain.held.offer(document(9, List.of(entry), chain.key))).isEqualTo(Taken.REFUSED);
  }

  @Test
  void refusesAnotherChainsSetAndAnotherType() {
    KeySet foreign = Chain.keySet("other", 9, Chain.NOW, List.of(entry));
    assertThat(chain.held.offer(HeldKeySet.sign(foreign, chain.root))).isEqualTo(Taken.REFUSED);
    byte[] card = CoseSign1.sign(DocumentType.CARD, chain.root, chain.claims().encode());
    assertThat(chain.held.offer(card)).isEqualTo(Taken.REFUSED);
    byte[] empty = CoseSign1.sign(DocumentType.KEY_SET, chain.root, chain.claims().encode());
    assertThat(chain.held.offer(empty)).isEqualTo(Taken.REFUSED);
  }

  @Test
  void refusesAnyChangedDocument() {
    byte[] good = document(9, List.of(entry), chain.root);
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] changed = good.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(chain.held.offer(changed)).isEqualTo(Taken.REFUSED);
    }
    assertThat(chain.held.offer(good)).isEqualTo(Taken.YES);
  }

  @Test
  void refusesADocumentThatIsTooLongOrNestedDeeply() {
    assertThat(chain.held.offer(new byte[HeldKeySet.MAX_BYTES + 1])).isEqualTo(Taken.REFUSED);
    byte[] nested = new byte[100_000];
    Arrays.fill(nested, (byte) 0x81);
    assertThat(chain.held.offer(nested)).isEqualTo(Taken.REFUSED);
  }

  @Test
  void holdsFiftyThousandRevocations() {
    TreeSet<CredentialId> revoked = new TreeSet<>();
    for (int i = 0; i < 50_000; i++) {
      revoked.add(new CredentialId("%016x".formatted(i * 1_000_003L)));
    }
    CredentialIssuer.Issued lost = chain.issue();
    revoked.add(lost.id());
    KeySet set = new KeySet(Chain.NAME, 9, Chain.NOW, List.of(entry), revoked, new TreeMap<>());
    assertThat(chain.held.offer(HeldKeySet.sign(set, chain.root))).isEqualTo(Taken.YES);
    assertThat(chain.refusal(lost.text())).isEqualTo(Reason.REVOKED);
    assertThat(chain.valid(chain.issue().text()).member()).isEqualTo(Chain.MEMBER);
  }

  @Test
  void aSetThatNamesMembersByTheirIdsCountsAsItDid() {
    String text = chain.issue().text();
    chain.revokeAllOfAsBefore(Chain.MEMBER, Chain.NOW.plusSeconds(1));
    assertThat(chain.refusal(text)).isEqualTo(Reason.REVOKED);
  }

  @Test
  void aDigestIsTakenBackAndNamesNobody() {
    String text = chain.issue().text();
    chain.revokeAllOf(Chain.MEMBER, Chain.NOW.plusSeconds(1));
    assertThat(chain.refusal(text)).isEqualTo(Reason.REVOKED);
    assertThat(MemberDigest.of(Chain.MEMBER)).isEqualTo("#wusrtfDP1ehbc2qboUx-gg");
    assertThat(MemberDigest.isOne("#wusrtfDP1ehbc2qboUx-gg")).isTrue();
    assertThat(MemberDigest.isOne(Chain.MEMBER.value())).isFalse();
  }

  @Test
  void holdsNoTwoKeysOfOneId() {
    assertThatThrownBy(() -> Chain.keySet(Chain.NAME, 9, Chain.NOW, List.of(entry, entry)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] document(long version, List<IssuerKey> keys, SigningKey root) {
    return HeldKeySet.sign(Chain.keySet(Chain.NAME, version, Chain.NOW, keys), root);
  }
}
