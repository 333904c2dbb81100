package app.dangol.screen.associate;

import app.dangol.id.HelpCallId;
import app.dangol.screen.associate.model.HelpPresenter;
import app.dangol.screen.associate.model.HelpText;
import app.dangol.visit.HelpCall;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Who waits for help. There is one banner for it and for what was refused: whichever came last is
 * shown, and the other when that is gone.
 */
final class HelpViewModel {
  private final Wording wording;
  private final ReadOnlyObjectWrapper<Optional<HelpText>> help =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private List<HelpCall> open = List.of();
  private boolean latest;

  HelpViewModel(Wording wording) {
    this.wording = wording;
  }

  /** Takes in who waits now, oldest first. */
  void take(List<HelpCall> waiting) {
    Set<HelpCallId> known = new HashSet<>();
    open.forEach(call -> known.add(call.id()));
    latest |= waiting.stream().anyMatch(call -> !known.contains(call.id()));
    open = waiting;
    present();
  }

  /** Something was refused just now, which must be read before the call. */
  void stepBack() {
    latest = false;
  }

  /** Whether a call has come after whatever was refused last. */
  boolean isLatest() {
    return latest;
  }

  /** Says it again in the language now in use, with the age it has now; an old call goes. */
  void present() {
    HelpPresenter presenter = new HelpPresenter(wording.texts(), wording.times(), wording.now());
    help.set(presenter.of(open));
  }

  ReadOnlyObjectProperty<Optional<HelpText>> property() {
    return help.getReadOnlyProperty();
  }
}
