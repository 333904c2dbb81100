package app.dangol.screen.associate;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.TrailPage;
import app.dangol.screen.associate.model.TrailPresenter;
import app.dangol.screen.associate.model.TrailPresenter.Present;
import app.dangol.trust.audit.TrailCheck;
import app.dangol.visit.TrailDesk;
import app.dangol.visit.TrailFilter;
import app.dangol.visit.TrailLook;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A page of the audit trail, for as long as a manager reads; nothing of it is kept when they look
 * away. Belongs to the FX thread, but for what takes looks in.
 */
public final class TrailViewModel {
  private final Wording wording;
  private final CustomerViewModel customer;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper choosing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<TrailPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<TrailDesk> desk = Optional.empty();
  private Optional<TrailLook.Seen> seen = Optional.empty();
  private Optional<TrailCheck.Standing> standing = Optional.empty();
  private Optional<ErrorCode> failed = Optional.empty();

  TrailViewModel(Wording wording, CustomerViewModel customer) {
    this.wording = wording;
    this.customer = customer;
    customer.property().addListener((property, was, now) -> customerChanged());
  }

  /** Says whom to ask; once. */
  public void use(TrailDesk used) {
    desk = Optional.of(used);
    used.subscribe(look -> FxThread.run(() -> take(look)));
  }

  /** Whether whoever serves now may read it; the desk asks all the same. */
  public boolean isOffered() {
    return desk.filter(TrailDesk::isPermitted).isPresent();
  }

  /** Begins to read. */
  public void open() {
    forget();
    open.set(true);
    desk.ifPresent(TrailDesk::open);
  }

  /** Looks away. */
  public void close() {
    open.set(false);
    choosing.set(false);
    desk.ifPresent(TrailDesk::close);
    forget();
  }

  private void forget() {
    seen = Optional.empty();
    standing = Optional.empty();
    failed = Optional.empty();
    present();
  }

  /** Begins to choose which rows are read, or goes back to them. */
  public void choosing(boolean on) {
    choosing.set(on && open.get());
  }

  /** Reads those rows. */
  public void choose(TrailFilter wanted) {
    desk.ifPresent(d -> d.choose(wanted));
  }

  /** Turns to the page behind the one that is shown. */
  public void older() {
    desk.ifPresent(TrailDesk::older);
  }

  /** Turns back to the page before it. */
  public void newer() {
    desk.ifPresent(TrailDesk::newer);
  }

  private void take(TrailLook look) {
    if (!open.get()) {
      return;
    }
    switch (look) {
      case TrailLook.Seen read -> {
        seen = Optional.of(read);
        failed = Optional.empty();
      }
      case TrailLook.Checked checked -> standing = Optional.of(checked.standing());
      case TrailLook.Failed refused -> failed = Optional.of(refused.code());
    }
    present();
  }

  /** Whoever has left is not read about any longer, and whoever has come can be. */
  private void customerChanged() {
    if (!open.get()) {
      return;
    }
    Optional<CustomerId> about = seen.flatMap(read -> read.filter().whose());
    if (about.isPresent() && !about.equals(customer.id())) {
      seen.ifPresent(read -> choose(read.filter().about(Optional.empty())));
    }
    present();
  }

  /** Says it again in the language now in use, and with the age it has now. */
  void present() {
    TrailPresenter words = new TrailPresenter(wording.texts(), wording.times(), wording.now());
    page.set(failed.map(words::of).or(() -> seen.map(read -> words.of(read, standing, inFront()))));
  }

  private Optional<Present> inFront() {
    return customer
        .view()
        .map(view -> new Present(view.customer().id(), view.customer().name().masked()));
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Whether it is being chosen which rows are read. */
  public ReadOnlyBooleanProperty choosingProperty() {
    return choosing.getReadOnlyProperty();
  }

  /** Empty until the first page has come. */
  public ReadOnlyObjectProperty<Optional<TrailPage>> property() {
    return page.getReadOnlyProperty();
  }
}
