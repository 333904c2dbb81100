package app.dangol.hub.credential;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.trust.DeviceKeys;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.FileDeviceKeys;
import app.dangol.trust.credential.Acting;
import app.dangol.trust.credential.CredentialId;
import app.dangol.trust.credential.CredentialIssuer;
import app.dangol.trust.credential.DocumentType;
import app.dangol.trust.credential.HeldKeySet;
import app.dangol.trust.credential.IssuerKey;
import app.dangol.trust.credential.KeyId;
import app.dangol.trust.credential.KeySet;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.trust.credential.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain's loyalty credentials at its hub. The keys are made when the first credential is
 * issued. Every method may block; safe for several threads and several copies of the hub, for what
 * changes is one transaction.
 */
public final class Cards {
  /** How long a key signs before the next one is made. */
  public static final Duration KEY_SIGNS = Duration.ofDays(180);

  private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

  private final HubStore store;
  private final SealedKeys keys;
  private final RotatingCodes rotating;
  private final CardJudge judge;
  private final Clock clock;

  private Cards(HubStore store, DeviceKeys sealing, Clock clock) {
    this.store = store;
    this.keys = new SealedKeys(new FieldCipher(sealing));
    this.rotating = new RotatingCodes(store, sealing, clock);
    this.judge = new CardJudge(store, clock);
    this.clock = clock;
  }

  /**
   * Opens them.
   *
   * @param keyFolder where the key is that seals what must stay secret; made if nothing is sealed
   *     yet
   * @throws DangolException KEY-01 if that key is missing, damaged, or can be read by others
   */
  public static Cards open(HubStore store, Path keyFolder, Clock clock) {
    boolean sealed = SealedKeys.isAny(store) || RotatingCodes.isAny(store);
    Cards cards = new Cards(store, FileDeviceKeys.open(keyFolder, sealed), clock);
    cards.publishOutdated();
    return cards;
  }

  /**
   * Publishes anew what has changed without the keys: by an erasure, or an older program. Whoever
   * comes for something else goes on if that fails; it stays on record.
   */
  private void publishOutdated() {
    if (!PublishedSets.isOutdated(store)) {
      return;
    }
    try {
      store.write(transaction -> {
        if (PublishedSets.isOutdated(transaction)) {
          publish(SealedKeys.findRoot(transaction).orElseThrow(), transaction);
        }
        return true;
      });
    } catch (DangolException e) {
      LOG.error("the keys that devices judge cards by could not be published anew", e);
    }
  }

  /**
   * Issues a credential.
   *
   * @param chain the issuer's name, if there is none yet; it cannot be changed
   * @param audience where it counts; the chain itself if empty
   * @throws IllegalArgumentException as {@link CredentialIssuer#issue} says
   * @throws DangolException DATA-01 if the member was erased
   */
  public CredentialIssuer.Issued issue(
      DocumentType type,
      CustomerId member,
      String chain,
      Optional<String> audience,
      Duration life) {
    requireNames(List.of(chain, member.value(), audience.orElse(chain)));
    Revocations.requireNotErased(member, store);
    store.write(transaction -> prepare(chain, transaction));
    SealedKeys.Root root = SealedKeys.findRoot(store).orElseThrow();
    SealedKeys.Issuing key =
        findSigning(store).orElseThrow(() -> new IllegalStateException("no key signs now"));
    return new CredentialIssuer(root.chain(), keys.open(key), clock)
        .issue(type, member, audience.orElse(root.chain()), life);
  }

  /** What a key set must not hold, or no device could read it. */
  private static void requireNames(List<String> names) {
    if (!names.stream().allMatch(CredentialIssuer::isName)) {
      throw new IllegalArgumentException(
          "a member, an audience and a chain are named by 1 to 64 visible ASCII characters");
    }
  }

  /** Sees to it that there is a root key, a key that signs, and a set that says so. */
  private boolean prepare(String chain, HubTransaction transaction) {
    Optional<SealedKeys.Root> known = SealedKeys.findRoot(transaction);
    SealedKeys.Root root = known.orElseGet(() -> keys.createRoot(chain, transaction));
    if (findSigning(transaction).isPresent()) {
      return false;
    }
    createKey(transaction);
    publish(root, transaction);
    return true;
  }

  private Optional<SealedKeys.Issuing> findSigning(HubReads reads) {
    Instant now = clock.instant();
    List<SealedKeys.Issuing> all = keys.listIssuing(reads);
    return all.reversed().stream().filter(key -> key.signsAt(now)).findFirst();
  }

  private void createKey(HubTransaction transaction) {
    List<SealedKeys.Issuing> all = keys.listIssuing(transaction);
    int number = all.isEmpty() ? 1 : Integer.parseInt(all.getLast().id(), 16) + 1;
    long now = clock.instant().getEpochSecond();
    keys.createIssuing(number, now, now + KEY_SIGNS.toSeconds(), transaction);
  }

  /**
   * Makes a new key that signs from now on. What the ones before signed goes on to count, unless it
   * is told that a key has got into wrong hands.
   *
   * @param dropOthers whether nothing counts any more that another key signed
   */
  public void rotate(boolean dropOthers) {
    change(transaction -> {
      if (dropOthers) {
        Revocations.forgetAll(transaction);
      }
      long end = clock.instant().getEpochSecond() + 1;
      for (SealedKeys.Issuing key : keys.listIssuing(transaction)) {
        if (dropOthers) {
          // Ended, and in the set no more; its number stays taken.
          keys.keep(key.ending(0), transaction);
        } else if (key.until() > end) {
          keys.keep(key.ending(end), transaction);
        }
      }
      createKey(transaction);
    });
  }

  /** Takes one credential back. */
  public void revoke(CredentialId id) {
    change(transaction -> Revocations.revoke(id, clock.instant(), transaction));
  }

  /** Takes back all that a member was given until now. */
  public void revokeAllOf(CustomerId member) {
    requireNames(List.of(member.value()));
    change(transaction -> Revocations.revokeAllOf(member, clock.instant(), transaction));
  }

  private void change(Consumer<HubTransaction> work) {
    store.write(transaction -> {
      SealedKeys.Root root =
          SealedKeys.findRoot(transaction)
              .orElseThrow(
                  () -> new DangolException(ErrorCode.HUB_02, "no credential was issued yet"));
      work.accept(transaction);
      publish(root, transaction);
      return true;
    });
  }

  private void publish(SealedKeys.Root root, HubTransaction transaction) {
    Instant now = clock.instant();
    Revocations.digestMembers(transaction);
    Revocations.prune(now, transaction);
    long forgotten = now.minus(CredentialIssuer.LONGEST_LIFE).getEpochSecond();
    List<IssuerKey> counting =
        keys.listIssuing(transaction).stream()
            .filter(key -> key.until() > forgotten)
            .map(Cards::asDevicesHoldIt)
            .toList();
    // By the clock as well: after an older back-up was restored devices must not wait for what they
    // hold to be reached again.
    long version =
        Math.max(now.getEpochSecond(), PublishedSets.findVersion(transaction).orElse(0) + 1);
    KeySet set =
        new KeySet(
            root.chain(),
            version,
            Instant.ofEpochSecond(now.getEpochSecond()),
            counting,
            Revocations.listSingle(transaction),
            Revocations.listMembers(now, transaction));
    byte[] document = HeldKeySet.sign(set, keys.open(root));
    if (document.length > HeldKeySet.MAX_BYTES) {
      throw new DangolException(
          ErrorCode.HUB_02,
          "more is revoked than devices take: begin with a new key that nothing else counts beside");
    }
    String text = Base64.getEncoder().encodeToString(document);
    PublishedSets.keep(version, text, transaction);
  }

  private static IssuerKey asDevicesHoldIt(SealedKeys.Issuing key) {
    return new IssuerKey(
        new KeyId(key.id()),
        key.half(),
        Instant.ofEpochSecond(key.from()),
        Instant.ofEpochSecond(key.until()));
  }

  /** What devices need; empty as long as nothing was issued. */
  public Optional<PublishedKeys> findForDevices() {
    return PublishedSets.find(store);
  }

  /**
   * Judges a credential as a device would, by the hub's clock.
   *
   * @param audience what it must be for; the chain itself if empty
   */
  public Verdict verify(String text, Optional<String> audience) {
    return judge.verifyFor(text, audience);
  }

  /**
   * Whether a one-time credential was used up, and is good for nothing any more; to look uses
   * nothing up. A card that was acted by goes on to tell whose it is.
   */
  public boolean isUsedUp(Verdict.Valid credential) {
    return judge.isUsedUp(credential);
  }

  /** Whether its bearer may act by it, once at all shops together. */
  public Acting acting() {
    return judge.acting();
  }

  /** The codes that wallets make anew by the minute. */
  public RotatingCodes rotating() {
    return rotating;
  }
}
