package app.dangol.screen.associate;

import app.dangol.device.DeviceStatus;
import app.dangol.screen.ReaderBoard;
import app.dangol.screen.associate.model.StatusPresenter;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.sync.SyncStatus;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** How the tablet stands with the hub, and with its readers. */
final class StatusViewModel {
  private final Wording wording;
  private final ReadOnlyObjectWrapper<Optional<StatusText>> status =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper firstCopy = new ReadOnlyBooleanWrapper(true);

  private final ReaderBoard readers = new ReaderBoard();

  private @Nullable SyncStatus last;

  StatusViewModel(Wording wording) {
    this.wording = wording;
  }

  void take(SyncStatus changed) {
    last = changed;
    firstCopy.set(changed.lastSync().isEmpty() && changed.state() != SyncStatus.State.OFFLINE);
    present();
  }

  void take(DeviceStatus changed) {
    readers.take(changed);
    present();
  }

  boolean isOffline() {
    SyncStatus now = last;
    return now == null || now.state() == SyncStatus.State.OFFLINE;
  }

  boolean hasRefusals() {
    SyncStatus now = last;
    return now != null && now.attention() > 0;
  }

  /** Says it again in the language now in use, and with the age it has now. */
  void present() {
    StatusPresenter presenter =
        new StatusPresenter(wording.texts(), wording.times(), wording.now());
    status.set(Optional.ofNullable(last).map(known -> presenter.of(known, readers.away())));
  }

  /** Whether this tablet is still fetching its very first copy. */
  ReadOnlyBooleanProperty firstCopyProperty() {
    return firstCopy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<StatusText>> property() {
    return status.getReadOnlyProperty();
  }
}
