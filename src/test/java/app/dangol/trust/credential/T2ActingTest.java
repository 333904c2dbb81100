package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.trust.credential.Acting.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** T2: only what is fresh or one-time lets its bearer act, and either does so once. */
class T2ActingTest {
  private final Chain chain = new Chain();
  private final Set<CredentialId> spent = new HashSet<>();
  private final Acting acting = new Acting((id, until) -> spent.add(id));

  @Test
  void aFreshOneLetsItsBearerActOnce() {
    String text = chain.issue().text();
    assertThat(acting.ask(chain.valid(text))).isEqualTo(Answer.MAY_ACT);
    assertThat(acting.ask(chain.valid(text))).isEqualTo(Answer.USED_UP);
  }

  @Test
  void anOlderOneOnlyIdentifiesAndIsNotUsedUpByAsking() {
    String text = chain.issue().text();
    chain.clock.move(Duration.ofSeconds(121));
    assertThat(acting.ask(chain.valid(text))).isEqualTo(Answer.ONLY_IDENTIFIES);
    assertThat(spent).isEmpty();
  }

  @Test
  void aOneTimeOneLetsItsBearerActOnceAtAnyTime() {
    String text = chain.issue(DocumentType.ONE_TIME).text();
    chain.clock.move(Duration.ofHours(23));
    assertThat(acting.ask(chain.valid(text))).isEqualTo(Answer.MAY_ACT);
    assertThat(acting.ask(chain.valid(text))).isEqualTo(Answer.USED_UP);
  }
}
