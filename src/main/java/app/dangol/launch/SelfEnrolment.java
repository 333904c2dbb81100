package app.dangol.launch;

import app.dangol.central.CentralException;
import app.dangol.central.Enrolled;
import app.dangol.central.OAuthClient;
import app.dangol.central.ProofKey;
import app.dangol.central.TokenVault;
import app.dangol.hub.Hub;
import app.dangol.hub.enrol.Device;
import app.dangol.wire.OAuth;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Enrols a device at the hub inside this same process: the device asks over HTTP as any other, and
 * the process, which holds the hub's data anyway, approves. The tokens and their key live in memory
 * alone; the next start enrols in the same place again, which is no decision of anybody's.
 */
final class SelfEnrolment implements TokenVault {
  private final OAuthClient oauth;
  private final Supplier<Hub> hub;
  private final String device;
  private final String store;
  private final ProofKey key = ProofKey.fresh();
  private @Nullable Enrolled tokens;

  SelfEnrolment(OAuthClient oauth, Supplier<Hub> hub, String device, String store) {
    this.oauth = oauth;
    this.hub = hub;
    this.device = device;
    this.store = store;
  }

  @Override
  public Optional<Enrolled> find() {
    Enrolled known = tokens;
    if (known == null) {
      known = enrol();
      tokens = known;
    }
    return Optional.of(known);
  }

  private Enrolled enrol() {
    OAuth.Authorization asked = oauth.authorize(device, store, "");
    hub.get().enrolment().grants().approve(asked.userCode(), store, Device.ITSELF);
    if (oauth.poll(asked.deviceCode(), key) instanceof OAuthClient.Poll.Approved approved) {
      return approved.tokens();
    }
    throw new CentralException(
        CentralException.Kind.REFUSED, "the embedded hub did not take its own approval", null);
  }

  @Override
  public void keep(Enrolled newest) {
    tokens = newest;
  }
}
