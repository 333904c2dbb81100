package app.dangol.hub.enrol;

import app.dangol.hub.enrol.Grant.State;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.OAuth;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Devices that ask to be enrolled (RFC 8628). Every method may block; safe for several threads and
 * several copies of the hub.
 */
public final class Grants {
  /** How long a person has to approve (§3.2). */
  static final Duration LASTS = Duration.ofMinutes(10);

  /** Seconds between two polls (§3.2), and what is added for each that comes too early (§3.5). */
  static final int INTERVAL = 5;

  /** Asking needs no secret, so that it must not fill the hub's store. */
  static final int MOST_OPEN = 100;

  private static final String KIND = "grant";
  private static final String BY_CODE = "user_code";

  /** A poll that was due may come this much early: clocks and lines differ. */
  private static final long POLL_SLACK_MS = 500;

  private final HubStore store;
  private final Clock clock;
  private final Secrets secrets;

  Grants(HubStore store, Clock clock, Secrets secrets) {
    this.store = store;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * What a device was given to ask with.
   *
   * @param deviceCode the device's secret
   * @param userCode as people see it
   */
  public record Asked(String deviceCode, String userCode, int expiresIn, int interval) {
    @Override
    public String toString() {
      return "Asked[]";
    }
  }

  /** Notes that a device asks (§3.1, §3.2); empty if too many do. */
  public Optional<Asked> ask(String name, String model, String wantedStore) {
    String deviceCode = secrets.fresh();
    long now = clock.millis();
    return store.write(transaction -> {
      if (sweep(transaction, now) >= MOST_OPEN) {
        return Optional.empty();
      }
      String userCode = freshCode(transaction);
      Grant grant =
          new Grant(
              userCode,
              name,
              model,
              wantedStore,
              now + LASTS.toMillis(),
              INTERVAL,
              0,
              State.PENDING,
              null,
              null,
              null);
      String key = Secrets.hash(deviceCode);
      keep(key, grant, transaction);
      JsonObject pointer = new JsonObject();
      pointer.addProperty("grant", key);
      transaction.keepRecord(BY_CODE, userCode, StrictJson.write(pointer));
      return Optional.of(
          new Asked(deviceCode, UserCode.shown(userCode), (int) LASTS.toSeconds(), INTERVAL));
    });
  }

  /**
   * Answers a poll (§3.4, §3.5). A code that was redeemed gives the same refresh token again as
   * long as the device has not shown that it got it.
   *
   * @param key the thumbprint of the key that is shown, which the tokens are bound to; empty if
   *     none is. Asked only once somebody has approved, for anybody may ask for a code; may throw
   * @throws OAuthRefusal with the errors of §3.5
   */
  public Issued poll(String deviceCode, Supplier<Optional<String>> key) {
    boolean due =
        store.findRecord(KIND, Secrets.hash(deviceCode)).filter(Grants::isDue).isPresent();
    Optional<String> shown = due ? key.get() : Optional.empty();
    Outcome outcome = store.write(transaction -> poll(deviceCode, due, shown, transaction));
    return switch (outcome) {
      case Outcome.Given(Issued issued) -> issued;
      case Outcome.Refused(String error, String why) -> throw new OAuthRefusal(error, why);
    };
  }

  private sealed interface Outcome {
    record Given(Issued issued) implements Outcome {}

    record Refused(String error, String why) implements Outcome {}
  }

  private static boolean isDue(String data) {
    State state = read(data).state();
    return state == State.APPROVED || state == State.REDEEMED;
  }

  private Outcome poll(
      String deviceCode, boolean due, Optional<String> proofKey, HubTransaction transaction) {
    String key = Secrets.hash(deviceCode);
    Optional<Grant> found = find(key, transaction);
    if (found.isEmpty()) {
      return new Outcome.Refused(OAuth.INVALID_GRANT, "no such device code");
    }
    Grant grant = found.get();
    long now = clock.millis();
    return switch (grant.state()) {
      case DENIED -> new Outcome.Refused(OAuth.ACCESS_DENIED, "the request was refused");
      case PENDING -> grant.expiresAt() <= now ? expired() : pending(key, grant, now, transaction);
      // Approved since the key was not asked for: the next poll brings it.
      case APPROVED ->
          due
              ? redeem(key, grant, deviceCode, proofKey, now, transaction)
              : pending(key, grant, now, transaction);
      case REDEEMED -> again(grant, deviceCode, proofKey, now, transaction);
    };
  }

  private static Outcome expired() {
    return new Outcome.Refused(OAuth.EXPIRED_TOKEN, "nobody approved in time");
  }

  private static Outcome pending(String key, Grant grant, long now, HubTransaction transaction) {
    boolean early =
        grant.polledAt() > 0 && now - grant.polledAt() < grant.interval() * 1000L - POLL_SLACK_MS;
    int interval = early ? grant.interval() + INTERVAL : grant.interval();
    keep(key, grant.polled(now, interval), transaction);
    return early
        ? new Outcome.Refused(OAuth.SLOW_DOWN, "every " + interval + " seconds at most")
        : new Outcome.Refused(OAuth.AUTHORIZATION_PENDING, "nobody has decided yet");
  }

  private Outcome redeem(
      String key,
      Grant grant,
      String deviceCode,
      Optional<String> proofKey,
      long now,
      HubTransaction transaction) {
    String id = Objects.requireNonNull(grant.device());
    String at = clock.instant().toString();
    Tokens.Exchange.Granted first = Tokens.first(id, deviceCode, secrets, now);
    Device device =
        new Device(
            id,
            grant.name(),
            grant.model(),
            Objects.requireNonNull(grant.approvedStore()),
            Device.State.ACTIVE,
            at,
            Objects.requireNonNull(grant.by()),
            null,
            null,
            first.kept(),
            proofKey.map(thumbprint -> new Device.Binding(thumbprint, 0, null)).orElse(null));
    Devices.keep(device, transaction);
    keep(key, grant.with(State.REDEEMED), transaction);
    return given(first, device);
  }

  private Outcome again(
      Grant grant,
      String deviceCode,
      Optional<String> proofKey,
      long now,
      HubTransaction transaction) {
    Device device = Devices.find(Objects.requireNonNull(grant.device()), transaction).orElseThrow();
    if (device.state() == Device.State.ACTIVE
        && device.match(proofKey) == Device.Match.AS_BEFORE
        && device.tokens().exchange(device.id(), deviceCode, secrets, now)
            instanceof Tokens.Exchange.Granted granted) {
      Devices.keep(device.with(granted.kept()), transaction);
      return given(granted, device);
    }
    return new Outcome.Refused(OAuth.INVALID_GRANT, "the device code was used");
  }

  private static Outcome given(Tokens.Exchange.Granted granted, Device device) {
    return new Outcome.Given(Issued.of(granted, device));
  }

  /** What a person may decide about: neither expired nor decided. */
  public Optional<Grant> findPending(String typedCode) {
    return UserCode.parse(typedCode)
        .flatMap(code -> store.findRecord(BY_CODE, code))
        .flatMap(pointer -> store.findRecord(KIND, grantOf(pointer)))
        .map(Grants::read)
        .filter(this::isOpen);
  }

  private boolean isOpen(Grant grant) {
    return grant.state() == State.PENDING && grant.expiresAt() > clock.millis();
  }

  /**
   * Lets the device in; one of that name in that store enrols anew in its place.
   *
   * @return whether there was anything to decide
   */
  public boolean approve(String typedCode, String forStore, String by) {
    return decide(
        typedCode,
        (grant, transaction) -> {
          String id =
              Devices.find(forStore, grant.name(), transaction)
                  .map(Device::id)
                  .orElseGet(this::freshId);
          return grant.approved(forStore, by, id);
        });
  }

  /** Turns the device away; says whether there was anything to decide. */
  public boolean deny(String typedCode) {
    return decide(typedCode, (grant, transaction) -> grant.with(State.DENIED));
  }

  private interface Decision {
    Grant of(Grant grant, HubTransaction transaction);
  }

  private boolean decide(String typedCode, Decision decision) {
    Optional<String> code = UserCode.parse(typedCode);
    if (code.isEmpty()) {
      return false;
    }
    return store.write(transaction -> {
      Optional<String> key = transaction.findRecord(BY_CODE, code.get()).map(Grants::grantOf);
      Optional<Grant> grant = key.flatMap(known -> find(known, transaction)).filter(this::isOpen);
      grant.ifPresent(open -> keep(key.orElseThrow(), decision.of(open, transaction), transaction));
      return grant.isPresent();
    });
  }

  /** Forgets what ended a while ago; returns how many of the others still wait for somebody. */
  private static int sweep(HubTransaction transaction, long now) {
    List<HubRecord> all = transaction.listRecords(KIND, "", "", 10 * MOST_OPEN);
    int open = 0;
    for (HubRecord kept : all) {
      Grant grant = read(kept.data());
      // A device that asks too late is told so for as long again.
      if (grant.expiresAt() + LASTS.toMillis() < now) {
        transaction.forgetRecord(KIND, kept.key());
        transaction.forgetRecord(BY_CODE, grant.userCode());
      } else if (grant.state() == State.PENDING && grant.expiresAt() > now) {
        open++;
      }
    }
    return open;
  }

  private String freshCode(HubTransaction transaction) {
    String code = UserCode.fresh(secrets);
    while (transaction.findRecord(BY_CODE, code).isPresent()) {
      code = UserCode.fresh(secrets);
    }
    return code;
  }

  private String freshId() {
    byte[] bytes = new byte[10];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) secrets.below(256);
    }
    return HexFormat.of().formatHex(bytes);
  }

  private static Optional<Grant> find(String key, HubTransaction transaction) {
    return transaction.findRecord(KIND, key).map(Grants::read);
  }

  private static void keep(String key, Grant grant, HubTransaction transaction) {
    transaction.keepRecord(KIND, key, StrictJson.write(grant));
  }

  private static Grant read(String data) {
    return StrictJson.read(data, Grant.class);
  }

  private static String grantOf(String pointer) {
    return StrictJson.read(pointer, Pointer.class).grant();
  }

  private record Pointer(String grant) {}
}
