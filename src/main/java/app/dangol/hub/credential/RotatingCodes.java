package app.dangol.hub.credential;

import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.DeviceKeys;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Codes that a wallet makes anew every 30 seconds from a seed it shares with the hub. The hub alone
 * holds the seeds, sealed, and alone can tell a good code. Every method may block; safe for several
 * threads and several copies of the hub, for each judgement is one transaction.
 */
public final class RotatingCodes {
  /** What each begins with; then the pass, a colon, and the code. */
  public static final String PREFIX = MemberToken.ROTATING_PREFIX;

  /** How many digits a code has. */
  public static final int DIGITS = Totp.DIGITS;

  /** How long one code is shown. */
  public static final Duration PERIOD = Duration.ofSeconds(30);

  /** Codes of one period before and one after are taken: clocks differ, and reading takes time. */
  static final int STEPS_AROUND = 1;

  /** So many wrong ones in a row, and the pass rests (RFC 4226 §7.3). */
  static final int WRONG_ALLOWED = 10;

  static final Duration REST = Duration.ofMinutes(1);

  private static final String KIND = "card.rotating";
  private static final int SEED_BYTES = 20;
  private static final int PASS_BYTES = 10;
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "([0-9A-F]{20}):([0-9]{" + Totp.DIGITS + "})");

  private final HubStore store;
  private final FieldCipher cipher;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * One pass in one wallet.
   *
   * @param seed sealed
   * @param lastStep the newest that was used; it and those before are not taken again
   * @param wrong tries in a row
   * @param restUntil milliseconds
   */
  private record Pass(
      String member,
      String seed,
      @SerializedName("last_step") long lastStep,
      int wrong,
      @SerializedName("rest_until") long restUntil) {
    Pass used(long step) {
      return new Pass(member, seed, step, 0, 0);
    }

    Pass tried(long now) {
      boolean tooOften = wrong + 1 >= WRONG_ALLOWED;
      return new Pass(
          member, seed, lastStep, tooOften ? 0 : wrong + 1, tooOften ? now + REST.toMillis() : 0);
    }
  }

  /**
   * A new pass, as its wallet needs it.
   *
   * @param pattern Google Wallet's {@code valuePattern}
   * @param seedHex its {@code totpDetails.parameters[0].key}; secret
   */
  public record Made(String pass, String pattern, String seedHex) {
    @Override
    public String toString() {
      return "Made[]";
    }
  }

  /** What was found of a code. */
  public sealed interface Answer {
    /** It is that member's, now, and for the first time. */
    record Good(CustomerId member) implements Answer {}

    /** It is not. The reason is for IT and the log. */
    record Refused(Why why) implements Answer {}
  }

  /** Why not. */
  public enum Why {
    NOT_ONE,
    UNKNOWN_PASS,
    WRONG_CODE,
    USED_UP,
    /** Too many wrong ones; for a minute none is looked at. */
    RESTING
  }

  RotatingCodes(HubStore store, DeviceKeys sealing, Clock clock) {
    this.store = store;
    this.cipher = new FieldCipher(sealing);
    this.clock = clock;
  }

  /** Whether a seed was ever sealed, and its pass is still there. */
  public static boolean isAny(HubStore store) {
    return !store.listRecords(KIND, "", "", 1).isEmpty();
  }

  /**
   * Makes a pass; a member may have several, one a telephone.
   *
   * @throws app.dangol.failure.DangolException DATA-01 if the member was erased
   */
  public Made create(CustomerId member) {
    Revocations.requireNotErased(member, store);
    byte[] seed = fresh(SEED_BYTES);
    String pass = HexFormat.of().withUpperCase().formatHex(fresh(PASS_BYTES));
    String sealed = Base64.getEncoder().encodeToString(cipher.seal(KIND, pass, seed));
    store.write(transaction -> {
      keep(pass, new Pass(member.value(), sealed, -1, 0, 0), transaction);
      return pass;
    });
    return new Made(pass, PREFIX + pass + ":{totp_value_0}", HexFormat.of().formatHex(seed));
  }

  /** Ends a pass; returns whether there was one. */
  public boolean revoke(String pass) {
    return store.write(transaction -> transaction.forgetRecord(KIND, pass));
  }

  /** Ends all passes of a member; returns how many there were. */
  public int revokeAllOf(CustomerId member) {
    return store.write(transaction -> revokeAllOf(member, transaction));
  }

  /** As {@link #revokeAllOf(CustomerId)}, within a transaction. */
  public static int revokeAllOf(CustomerId member, HubTransaction transaction) {
    List<String> over = listPassesOf(member, transaction);
    over.forEach(pass -> transaction.forgetRecord(KIND, pass));
    return over.size();
  }

  /** The passes a member has, by their names; what makes a code is not told. */
  public static List<String> listPassesOf(CustomerId member, HubTransaction transaction) {
    List<String> passes = new ArrayList<>();
    transaction.forEachRecord(
        KIND,
        kept -> {
          if (read(kept.data()).member().equals(member.value())) {
            passes.add(kept.key());
          }
        });
    return passes;
  }

  /** Judges a code, and uses it up if it is good. */
  public Answer verify(String text) {
    return store.write(transaction -> verify(text, transaction));
  }

  /** As {@link #verify(String)}, within a transaction. */
  public Answer verify(String text, HubTransaction transaction) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return new Answer.Refused(Why.NOT_ONE);
    }
    return judge(matcher.group(1), matcher.group(2), transaction);
  }

  private Answer judge(String id, String code, HubTransaction transaction) {
    Optional<Pass> found = transaction.findRecord(KIND, id).map(RotatingCodes::read);
    if (found.isEmpty()) {
      return new Answer.Refused(Why.UNKNOWN_PASS);
    }
    Pass pass = found.get();
    long now = clock.millis();
    // A rest that seems to last longer was begun by a clock that was ahead.
    if (pass.restUntil() > now && pass.restUntil() <= now + REST.toMillis()) {
      return new Answer.Refused(Why.RESTING);
    }
    byte[] seed = cipher.open(KIND, id, Base64.getDecoder().decode(pass.seed()));
    long step = Totp.stepAt(now, PERIOD.toMillis());
    OptionalLong hit = Totp.findStep(seed, code, step - STEPS_AROUND, step + STEPS_AROUND);
    if (hit.isEmpty()) {
      keep(id, pass.tried(now), transaction);
      return new Answer.Refused(Why.WRONG_CODE);
    }
    if (hit.getAsLong() <= pass.lastStep()) {
      return new Answer.Refused(Why.USED_UP);
    }
    keep(id, pass.used(hit.getAsLong()), transaction);
    return new Answer.Good(new CustomerId(pass.member()));
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void keep(String id, Pass pass, HubTransaction transaction) {
    transaction.keepRecord(KIND, id, StrictJson.write(pass));
  }

  private static Pass read(String data) {
    return StrictJson.read(data, Pass.class);
  }
}
