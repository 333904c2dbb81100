package app.dangol.screen.associate;

import app.dangol.id.StoreId;
import app.dangol.screen.Appearance;
import app.dangol.screen.associate.model.PagePresenter;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import java.time.Clock;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The language in use and the moment: what every view model puts its words together from. */
final class Wording {
  private final ObjectProperty<Appearance> appearance;
  private final StoreId here;
  private final Clock clock;

  Wording(Appearance appearance, StoreId here, Clock clock) {
    this.appearance = new SimpleObjectProperty<>(appearance);
    this.here = here;
    this.clock = clock;
  }

  ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  Texts texts() {
    return Texts.in(appearance.get().language());
  }

  Times times() {
    return texts().times(clock.getZone());
  }

  Instant now() {
    return clock.instant();
  }

  PagePresenter pages() {
    return new PagePresenter(texts(), times(), here, now());
  }
}
