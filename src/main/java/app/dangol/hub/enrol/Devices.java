package app.dangol.hub.enrol;

import app.dangol.failure.DangolException;
import app.dangol.hub.enrol.Device.Match;
import app.dangol.hub.enrol.Device.State;
import app.dangol.hub.log.Buckets;
import app.dangol.hub.proof.ProofRefused;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.OAuth;
import app.dangol.wire.StrictJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of this hub and their tokens. Every method may block; safe for several threads and
 * several copies of the hub, for each decision is one transaction over one record.
 */
public final class Devices {
  /** Kind of the records; their keys are the hub's own ids. */
  public static final String KIND = "device";

  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);
  private static final int MOST = 100_000;

  /** Being seen is written down by the minute, not by the call. */
  private static final Duration SEEN_STEP = Duration.ofSeconds(60);

  private final HubStore store;
  private final Clock clock;
  private final Secrets secrets;

  /** Device → when it was seen, until that is written down; a kill loses no more than a minute. */
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  private final AtomicBoolean writing = new AtomicBoolean();

  Devices(HubStore store, Clock clock, Secrets secrets) {
    this.store = store;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * Judges an access token, and notes that the device was seen.
   *
   * @param key the thumbprint of the key that is shown with it, empty if none is; asked only for a
   *     token that is known, and may throw
   */
  public Admission admit(String token, Supplier<Optional<String>> key) {
    Optional<Device> found = TokenText.findDevice(token).flatMap(this::find);
    if (found.isEmpty()) {
      return new Admission.Unknown();
    }
    Device device = found.get();
    Optional<Tokens.Access> access = device.tokens().findAccess(token);
    if (access.isEmpty()) {
      return new Admission.Unknown();
    }
    // First of all: a thief of the token learns nothing, and confirms nothing to anybody. A first
    // key is taken with a refresh token alone: anybody can make one and show it here.
    if (device.match(key.get()) != Match.AS_BEFORE) {
      return new Admission.Unproven();
    }
    if (device.state() == State.REVOKED || device.state() == State.WIPED) {
      return new Admission.Revoked();
    }
    long now = clock.millis();
    if (device.tokens().hasRunOut(now)) {
      return new Admission.RanOut();
    }
    if (access.get().expiresAt() <= now) {
      return new Admission.Expired();
    }
    noteSeen(device, access.get(), now);
    return new Admission.Admitted(device);
  }

  /** No request waits for others' writes only because its device was seen. */
  private void noteSeen(Device device, Tokens.Access used, long now) {
    if (device.tokens().isConfirmedBy(used)) {
      change(
          device.id(),
          known ->
              known.seen(
                  Instant.ofEpochMilli(now).toString(),
                  known.tokens().isConfirmedBy(used) ? known.tokens().confirm() : known.tokens()));
    } else if (device.lastSeen() == null
        || now - Instant.parse(device.lastSeen()).toEpochMilli() >= SEEN_STEP.toMillis()) {
      seen.put(device.id(), now);
      if (writing.compareAndSet(false, true)) {
        Thread.ofVirtual().name("devices-seen").start(this::writeSeenBeside);
      }
    }
  }

  private void writeSeenBeside() {
    try {
      while (!seen.isEmpty()) {
        writeSeen();
      }
    } catch (DangolException e) {
      // What is not written down stays, and is tried with the next that is seen.
      LOG.debug("who was seen cannot be written down now ({})", e.code());
    } finally {
      writing.set(false);
    }
  }

  /** All that were seen meanwhile, in one transaction. */
  private void writeSeen() {
    Map<String, Long> batch = Map.copyOf(seen);
    if (batch.isEmpty()) {
      return;
    }
    store.write(transaction -> {
      batch.forEach((id, at) ->
          change(
              id,
              known -> known.seen(Instant.ofEpochMilli(at).toString(), known.tokens()),
              transaction));
      return batch.size();
    });
    batch.forEach(seen::remove);
  }

  /**
   * Gives new tokens for a refresh token (RFC 6749 §6). One that was used up ends the device's
   * enrolment, unless the answer to its use may have been lost. The first key shown with one is the
   * device's from then on; without it nothing of this device counts any more.
   *
   * @param key as in {@link #admit}
   * @param boundOnly whether one without a key is refused, too
   * @throws OAuthRefusal invalid_grant
   * @throws ProofRefused if a key is needed and none is shown
   */
  public Issued refresh(String token, Supplier<Optional<String>> key, boolean boundOnly) {
    Optional<String> id = findKnowing(token).map(Device::id);
    if (id.isEmpty()) {
      throw new OAuthRefusal(OAuth.INVALID_GRANT, "no such token");
    }
    Renewal renewal = new Renewal(id.get(), token, key.get(), boundOnly, secrets, clock.millis());
    return switch (store.write(renewal::run)) {
      case Renewal.Outcome.Given(Issued issued) -> issued;
      case Renewal.Outcome.Refused(String why) -> throw new OAuthRefusal(OAuth.INVALID_GRANT, why);
      case Renewal.Outcome.Unproven() -> throw ProofRefused.of("a refresh token without a proof");
      case Renewal.Outcome.Stolen() -> {
        revoke(id.get());
        LOG.warn("a refresh token was used twice: device {} and its copy are shut out", id.get());
        throw new OAuthRefusal(OAuth.INVALID_GRANT, OAuth.WAS_REVOKED);
      }
    };
  }

  /**
   * Ends the enrolment a token belongs to; nothing happens with one of nobody (RFC 7009 §2.2).
   *
   * @param key as in {@link #admit}
   * @throws ProofRefused if it is bound to a key, and that one is not shown
   */
  public void revokeToken(String token, Supplier<Optional<String>> key) {
    Optional<Device> found = findKnowing(token);
    if (found.isEmpty()) {
      return;
    }
    Match match = found.get().match(key.get());
    if (match == Match.MISSING || match == Match.OTHER) {
      throw ProofRefused.of("a bound token without a proof of its key");
    }
    revoke(found.get().id());
  }

  private Optional<Device> findKnowing(String token) {
    return TokenText.findDevice(token).flatMap(this::find).filter(device -> device.knows(token));
  }

  /**
   * Shuts a device out: nothing it sends counts any more, and it destroys what it holds once it
   * hears of it. Wakes it if it waits for changes.
   */
  public void revoke(String id) {
    end(id, device -> device.with(State.REVOKED, clock.instant().toString()));
  }

  /** Tells the device, when it next calls, to destroy what it holds. */
  public void requestWipe(String id) {
    end(
        id,
        device ->
            device.state() == State.ACTIVE ? device.with(State.WIPE_REQUESTED, null) : device);
  }

  /** The device has destroyed what it held; from now on it is not served. */
  public void confirmWipe(String id) {
    end(
        id,
        device ->
            device.state() == State.WIPE_REQUESTED
                ? device.with(State.WIPED, clock.instant().toString())
                : device);
  }

  private void end(String id, UnaryOperator<Device> change) {
    store.write(transaction -> {
      // It may wait for changes, and shall hear of this at once.
      find(id, transaction)
          .ifPresent(device -> Buckets.listFor(device.store()).forEach(transaction::wake));
      return change(id, change, transaction);
    });
  }

  private void change(String id, UnaryOperator<Device> change) {
    store.write(transaction -> change(id, change, transaction));
  }

  private static boolean change(
      String id, UnaryOperator<Device> change, HubTransaction transaction) {
    Optional<Device> found = find(id, transaction);
    found.ifPresent(device -> keep(change.apply(device), transaction));
    return found.isPresent();
  }

  /** Whether the device may go on waiting for changes. */
  public boolean isServed(String id) {
    return find(id).filter(device -> device.state() == State.ACTIVE).isPresent();
  }

  public Optional<Device> find(String id) {
    return store.findRecord(KIND, id).map(Devices::read);
  }

  /** All of them, by store and name. */
  public List<Device> listAll() {
    writeSeen();
    List<Device> all = new ArrayList<>();
    for (HubRecord kept : store.listRecords(KIND, "", "", MOST)) {
      all.add(read(kept.data()));
    }
    all.sort(Comparator.comparing(Device::store).thenComparing(Device::name));
    return all;
  }

  static Optional<Device> find(String id, HubTransaction transaction) {
    return transaction.findRecord(KIND, id).map(Devices::read);
  }

  /** The device of that name in that store, whatever its state. */
  static Optional<Device> find(String store, String name, HubTransaction transaction) {
    return transaction.listRecords(KIND, "", "", MOST).stream()
        .map(kept -> read(kept.data()))
        .filter(device -> device.store().equals(store) && device.name().equals(name))
        .findFirst();
  }

  static void keep(Device device, HubTransaction transaction) {
    transaction.keepRecord(KIND, device.id(), StrictJson.write(device));
  }

  private static Device read(String data) {
    return StrictJson.read(data, Device.class);
  }
}
