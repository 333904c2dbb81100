package app.dangol.hub.enrol;

import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Who may approve: whoever knows the manager's secret. Attempts are counted in the hub's records,
 * so that another copy of the hub is no second chance. May block; safe for several threads.
 *
 * <p>The secret is a long random one from a file, compared by its SHA-256; passwords that people
 * choose need a slow hash such as Argon2id, which comes with staff accounts.
 */
public final class Managers {
  /** How long a session lasts. */
  public static final Duration SESSION = Duration.ofMinutes(30);

  private static final String SESSIONS = "manager_session";
  private static final String ATTEMPTS = "attempts";
  private static final int MOST_SESSIONS = 100;

  private final HubStore store;
  private final Clock clock;
  private final Secrets secrets;

  Managers(HubStore store, Clock clock, Secrets secrets) {
    this.store = store;
    this.clock = clock;
    this.secrets = secrets;
  }

  /** What can be guessed at. */
  public enum Guess {
    /** The manager's secret. */
    SECRET,
    /** A user code (RFC 8628 §5.1). */
    CODE
  }

  private static final int FREE_ATTEMPTS = 5;
  private static final Duration SHORTEST_LOCK = Duration.ofMinutes(1);
  private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

  private record Attempts(int failed, @SerializedName("locked_until") long lockedUntil) {}

  private record Session(@SerializedName("expires_at") long expiresAt) {}

  /** How long nobody may try; zero if anybody may. */
  public Duration lockedFor(Guess what) {
    long left = attempts(store.findRecord(ATTEMPTS, what.name())).lockedUntil() - clock.millis();
    return left > 0 ? Duration.ofMillis(left) : Duration.ZERO;
  }

  /** One wrong try: after five the door shuts, for longer each time. */
  public void noteFailed(Guess what) {
    store.write(transaction -> {
      int failed = attempts(transaction.findRecord(ATTEMPTS, what.name())).failed() + 1;
      long lock = 0;
      if (failed >= FREE_ATTEMPTS) {
        int doublings = Math.min(failed - FREE_ATTEMPTS, 10);
        lock = Math.min(SHORTEST_LOCK.toMillis() << doublings, LONGEST_LOCK.toMillis());
      }
      Attempts now = new Attempts(failed, lock == 0 ? 0 : clock.millis() + lock);
      transaction.keepRecord(ATTEMPTS, what.name(), StrictJson.write(now));
      return failed;
    });
  }

  /** A right one: the count begins anew. */
  public void noteRight(Guess what) {
    if (store.findRecord(ATTEMPTS, what.name()).isPresent()) {
      store.write(transaction -> transaction.forgetRecord(ATTEMPTS, what.name()));
    }
  }

  private static Attempts attempts(Optional<String> kept) {
    return kept.map(data -> StrictJson.read(data, Attempts.class)).orElse(new Attempts(0, 0));
  }

  /** Whether that is the secret; takes as long either way. */
  public static boolean isSecret(String typed, String secret) {
    return Secrets.same(typed.strip(), secret);
  }

  /** A value nobody can guess, for a cookie. */
  public String freshCookie() {
    return secrets.fresh();
  }

  /** What a form must bring back besides the cookie; of no use without it. */
  public static String formToken(String cookie) {
    return Secrets.derive(cookie, "form");
  }

  /** Whether the form comes from the page this cookie was given with. */
  public static boolean isFormToken(String cookie, String token) {
    return Secrets.same(formToken(cookie), token);
  }

  /** Begins a session; returns its cookie's value. */
  public String logIn() {
    String cookie = secrets.fresh();
    store.write(transaction -> {
      sweep(transaction);
      Session session = new Session(clock.millis() + SESSION.toMillis());
      transaction.keepRecord(SESSIONS, Secrets.hash(cookie), StrictJson.write(session));
      return cookie;
    });
    return cookie;
  }

  public boolean isLoggedIn(String cookie) {
    return store
        .findRecord(SESSIONS, Secrets.hash(cookie))
        .map(data -> StrictJson.read(data, Session.class))
        .filter(session -> session.expiresAt() > clock.millis())
        .isPresent();
  }

  public void logOut(String cookie) {
    store.write(transaction -> transaction.forgetRecord(SESSIONS, Secrets.hash(cookie)));
  }

  private void sweep(HubTransaction transaction) {
    for (HubRecord kept : transaction.listRecords(SESSIONS, "", "", MOST_SESSIONS)) {
      if (StrictJson.read(kept.data(), Session.class).expiresAt() <= clock.millis()) {
        transaction.forgetRecord(SESSIONS, kept.key());
      }
    }
  }
}
