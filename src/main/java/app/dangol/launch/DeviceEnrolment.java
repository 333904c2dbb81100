package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.cache.OpsDatabase;
import app.dangol.cache.SqliteCardKeys;
import app.dangol.central.AccessToken;
import app.dangol.central.CentralException;
import app.dangol.central.CentralException.Kind;
import app.dangol.central.Enrolled;
import app.dangol.central.HubHttp;
import app.dangol.central.HubRoute;
import app.dangol.central.OAuthClient;
import app.dangol.central.RefreshingTokens;
import app.dangol.central.Timeouts;
import app.dangol.central.TokenSource;
import app.dangol.failure.BlockingGuard;
import app.dangol.trust.FieldCipher;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This device's enrolment at the chain's hub: what is kept of it, and how it ends. May block. */
final class DeviceEnrolment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceEnrolment.class);

  private final HubRoute route;
  private final OAuthClient oauth;
  private final DataFolder folder;
  private final BlockingGuard guard;
  private final FieldCipher cipher;
  private final SealedTokens vault;
  private final TokenSource tokens;
  private final List<Consumer<Kind>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Kind wipe;

  /**
   * Makes the device's key on the very first start; opens no connection yet.
   *
   * @throws app.dangol.failure.DangolException KEY-01, or CFG-01 if the address is not allowed
   */
  DeviceEnrolment(HubRoute route, DataFolder folder, BlockingGuard guard, Clock clock) {
    this.route = route;
    this.folder = folder;
    this.guard = guard;
    cipher = new FieldCipher(folder.keys());
    vault = new SealedTokens(folder.path(), cipher);
    oauth = new OAuthClient(new HubHttp(route, Timeouts.STANDARD), clock, guard);
    tokens = new RefreshingTokens(oauth, vault, clock, this::onEnd);
  }

  /** Whether the hub lets this device in, as far as it has said so far. */
  boolean isEnrolled() {
    return vault.find().isPresent() && !vault.hasEnded();
  }

  /** Whether the hub has ended an enrolment that was good once. */
  boolean hasEnded() {
    return vault.hasEnded();
  }

  /**
   * Why this device must destroy what it holds: REVOKED if the hub has shut it out, WIPE if the hub
   * wants its writes first.
   */
  Optional<Kind> wipe() {
    Kind ordered = wipe;
    return ordered == null && vault.wasRevoked()
        ? Optional.of(Kind.REVOKED)
        : Optional.ofNullable(ordered);
  }

  /**
   * Begins with tokens just received, and with the keys of cards that the hub gives from now on.
   */
  void keep(Enrolled enrolled) {
    if (Files.exists(folder.opsFile())) {
      try (OpsDatabase ops = OpsDatabase.open(folder.opsFile(), guard)) {
        new SqliteCardKeys(ops, cipher).forget();
      }
    }
    vault.keep(enrolled);
  }

  HubEndpoint endpoint() {
    return new HubEndpoint(route, (device, store) -> tokens);
  }

  OAuthClient oauth() {
    return oauth;
  }

  /** Told on any thread, not the FX thread, when the hub ends the enrolment or orders a wipe. */
  void onEnd(Consumer<Kind> listener) {
    listeners.add(listener);
  }

  private void onEnd(Kind kind) {
    LOG.warn("the hub has ended this device's enrolment: {}", kind);
    if (kind == Kind.WIPE || kind == Kind.REVOKED) {
      wipe = kind;
    }
    if (kind != Kind.WIPE) {
      // On disk too, so that pulling the plug now is no way out.
      vault.markEnded(kind == Kind.REVOKED);
    }
    listeners.forEach(listener -> listener.accept(kind));
  }

  /** Tells the hub that nothing is left here; a few times if need be. Returns whether it heard. */
  boolean confirmWipe(AccessToken token) {
    for (int tries = 0; tries < 3; tries++) {
      try {
        oauth.confirmWipe(token);
        return true;
      } catch (CentralException e) {
        LOG.warn("the hub did not hear that this device has wiped itself: {}", e.getMessage());
      }
    }
    return false;
  }

  /** What to confirm a wipe with, taken before everything is destroyed. */
  AccessToken access() {
    return tokens.access();
  }

  @Override
  public void close() {
    oauth.close();
  }
}
