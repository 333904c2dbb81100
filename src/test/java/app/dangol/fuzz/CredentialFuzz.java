package app.dangol.fuzz;

import app.dangol.trust.credential.CredentialText;
import app.dangol.trust.credential.CredentialVerifier;
import app.dangol.trust.credential.GuardedClock;
import app.dangol.trust.credential.HeldKeySet;
import app.dangol.trust.credential.KeyId;
import app.dangol.trust.credential.SeenTime;
import app.dangol.trust.credential.SigningKey;
import app.dangol.trust.credential.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** Any bytes as a key set, and as a credential's text behind its prefix. */
public final class CredentialFuzz {
  private static final String NAME = "fuzz";
  private static final GuardedClock CLOCK =
      new GuardedClock(Clock.systemUTC(), new NoTime(), System::nanoTime);
  private static final HeldKeySet KEYS =
      new HeldKeySet(NAME, SigningKey.create(new KeyId("00")).publicHalf(), CLOCK);
  private static final CredentialVerifier VERIFIER =
      new CredentialVerifier(KEYS, Set.of(NAME), CLOCK);

  private CredentialFuzz() {}

  private static final class NoTime implements SeenTime {
    @Override
    public Instant newest() {
      return Instant.EPOCH;
    }

    @Override
    public void raise(Instant seen) {}
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (KEYS.offer(input) != HeldKeySet.Taken.REFUSED) {
      throw new AssertionError("a key set nobody signed");
    }
    String text = CredentialText.PREFIX + new String(input, StandardCharsets.ISO_8859_1);
    if (VERIFIER.verify(text) instanceof Verdict.Valid) {
      throw new AssertionError("a credential nobody signed");
    }
  }
}
