package app.dangol.screen.setup;

import app.dangol.screen.Appearance;
import app.dangol.screen.FxThread;
import app.dangol.screen.setup.model.EnrolmentPage;
import app.dangol.screen.setup.model.EnrolmentPresenter;
import app.dangol.screen.setup.model.EnrolmentReport;
import app.dangol.screen.setup.model.EnrolmentSubject;
import app.dangol.text.Texts;
import java.time.Clock;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The enrolment screen: the newest report in words, retold by the second. FX thread. */
public final class EnrolmentViewModel {
  private final EnrolmentSource source;
  private final EnrolmentSubject subject;
  private final Clock clock;
  private final ObjectProperty<Appearance> appearance;
  private final ReadOnlyObjectWrapper<EnrolmentPage> page;
  private EnrolmentReport report = new EnrolmentReport.Asking();
  private Runnable following = () -> {};

  public EnrolmentViewModel(
      EnrolmentSource source, EnrolmentSubject subject, Clock clock, Appearance appearance) {
    this.source = source;
    this.subject = subject;
    this.clock = clock;
    this.appearance = new SimpleObjectProperty<>(appearance);
    this.page = new ReadOnlyObjectWrapper<>(presented(appearance));
    this.appearance.addListener((property, was, now) -> tick());
  }

  /** Begins to follow. */
  public void open() {
    following =
        source.follow(now ->
            FxThread.run(() -> {
              report = now;
              tick();
            }));
  }

  /** Stops following. */
  public void close() {
    following.run();
    following = () -> {};
  }

  /** Asks for a new code. */
  public void again() {
    source.again();
  }

  public void speak(Locale language) {
    appearance.set(appearance.get().withLanguage(language));
  }

  /** Tells the time that is left anew. */
  public void tick() {
    page.set(presented(appearance.get()));
  }

  private EnrolmentPage presented(Appearance look) {
    return new EnrolmentPresenter(Texts.in(look.language()), clock.getZone())
        .present(subject, report, clock.instant());
  }

  public ReadOnlyObjectProperty<EnrolmentPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  public Texts texts() {
    return Texts.in(appearance.get().language());
  }
}
