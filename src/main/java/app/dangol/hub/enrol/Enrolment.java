package app.dangol.hub.enrol;

import app.dangol.hub.proof.ProofJudge;
import app.dangol.hub.store.HubStore;
import java.time.Clock;

/** Everything about which devices may talk to this hub. Safe for several threads. */
public final class Enrolment {
  private final Grants grants;
  private final Devices devices;
  private final Managers managers;
  private final ProofJudge proofs;

  public Enrolment(HubStore store, Clock clock) {
    Secrets secrets = new Secrets();
    grants = new Grants(store, clock, secrets);
    devices = new Devices(store, clock, secrets);
    managers = new Managers(store, clock, secrets);
    proofs = new ProofJudge(store, clock);
  }

  public Grants grants() {
    return grants;
  }

  public Devices devices() {
    return devices;
  }

  public Managers managers() {
    return managers;
  }

  /** Who judges whether a request comes from the device itself. */
  public ProofJudge proofs() {
    return proofs;
  }
}
