package app.dangol.trust.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in at this device, if anybody. Only their PIN, a lock or the hub's own word changes
 * that: whether the hub can be reached is never asked. Any thread.
 */
public final class OnDuty implements Permits {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable StaffMember present;

  @Override
  public Permit ask(Act act) {
    return AccessTable.permit(who(), act);
  }

  /** Empty while the device is locked. */
  public Optional<StaffMember> who() {
    return Optional.ofNullable(present);
  }

  /** Is told, on the thread that does it, when somebody has begun or nobody is on duty any more. */
  public void onTurn(Runnable listener) {
    listeners.add(listener);
  }

  /** Somebody has shown who they are, or the configuration says who it is. */
  public void begin(StaffMember member) {
    present = member;
    listeners.forEach(Runnable::run);
  }

  /** From now on nobody is signed in. */
  public void end() {
    present = null;
    listeners.forEach(Runnable::run);
  }
}
