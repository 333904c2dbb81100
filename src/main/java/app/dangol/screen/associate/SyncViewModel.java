package app.dangol.screen.associate;

import app.dangol.id.OpId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.SyncPage;
import app.dangol.screen.associate.model.SyncPresenter;
import app.dangol.sync.SyncStatus;
import app.dangol.visit.SyncDesk;
import app.dangol.visit.SyncLook;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How the tablet stands with the hub, for as long as somebody looks; nothing of it is kept when
 * they look away. Belongs to the FX thread, but for what takes looks in.
 */
public final class SyncViewModel {
  private final Wording wording;
  private final ReadOnlyObjectWrapper<Optional<SyncPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<SyncDesk> desk = Optional.empty();
  private @Nullable SyncStatus status;
  private @Nullable SyncLook look;
  private boolean open;

  SyncViewModel(Wording wording) {
    this.wording = wording;
  }

  /** Says whom to ask; once. */
  public void use(SyncDesk used) {
    desk = Optional.of(used);
    used.subscribe(seen -> FxThread.run(() -> take(seen)));
  }

  /** Whether there is anything to look at. */
  public boolean isOffered() {
    return desk.isPresent();
  }

  /** Begins to look. */
  public void open() {
    open = true;
    desk.ifPresent(SyncDesk::open);
  }

  /** Looks away. */
  public void close() {
    open = false;
    desk.ifPresent(SyncDesk::close);
    look = null;
    present();
  }

  /** Sends what the hub did not take once more. */
  public void sendAgain(OpId id) {
    desk.ifPresent(d -> d.sendAgain(id));
  }

  /** Gives it up. */
  public void giveUp(OpId id) {
    desk.ifPresent(d -> d.giveUp(id));
  }

  void take(SyncStatus changed) {
    status = changed;
    if (open) {
      desk.ifPresent(SyncDesk::look);
    }
  }

  private void take(SyncLook seen) {
    if (open) {
      look = seen;
      present();
    }
  }

  /** Says it again in the language now in use, and with the age it has now. */
  void present() {
    SyncStatus now = status;
    SyncLook seen = look;
    page.set(
        now == null || seen == null
            ? Optional.empty()
            : Optional.of(
                new SyncPresenter(wording.texts(), wording.times(), wording.now()).of(now, seen)));
  }

  /** Empty until the first look has come. */
  public ReadOnlyObjectProperty<Optional<SyncPage>> property() {
    return page.getReadOnlyProperty();
  }
}
