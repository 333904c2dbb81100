package app.dangol.screen.setup;

import app.dangol.screen.Appearance;
import app.dangol.screen.FxThread;
import app.dangol.screen.part.PreviewSource;
import app.dangol.screen.setup.model.DeviceReport;
import app.dangol.screen.setup.model.DevicesPage;
import app.dangol.screen.setup.model.DevicesPresenter;
import app.dangol.screen.setup.model.DevicesReport;
import app.dangol.screen.setup.model.SeenUnit;
import app.dangol.text.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The device test page: the newest report in words, the selected reader, and whether its list
 * stands still. Follows the readers only between {@link #open} and {@link #close}, and forgets what
 * they sent on closing. FX thread.
 */
public final class DevicesViewModel {
  private static final DevicesReport NOTHING =
      new DevicesReport(List.of(), List.of(), List.of(), false);

  private final DevicesSource source;
  private final ZoneId zone;
  private final ObjectProperty<Appearance> appearance;
  private final ReadOnlyObjectWrapper<Optional<DevicesPage>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private DevicesReport report = NOTHING;
  private Optional<String> selected = Optional.empty();
  private Optional<List<SeenUnit>> frozen = Optional.empty();
  private @Nullable Runnable following;

  private boolean isOpen;

  /** Counts the openings, so that a report on its way when the page closed is not shown. */
  private int opening;

  public DevicesViewModel(DevicesSource source, ZoneId zone, Appearance appearance) {
    this.source = source;
    this.zone = zone;
    this.appearance = new SimpleObjectProperty<>(appearance);
    this.appearance.addListener((property, was, now) -> present());
  }

  /** Begins to follow the readers. */
  public void open() {
    close();
    int mine = opening;
    isOpen = true;
    following =
        source.follow(now ->
            FxThread.run(() -> {
              if (mine == opening) {
                report = now;
                present();
              }
            }));
  }

  /** Stops following, and forgets. */
  public void close() {
    opening++;
    isOpen = false;
    Runnable end = following;
    following = null;
    if (end != null) {
      end.run();
    }
    report = NOTHING;
    frozen = Optional.empty();
    page.set(Optional.empty());
  }

  /** Shows another reader; its list runs. */
  public void select(String device) {
    selected = Optional.of(device);
    frozen = Optional.empty();
    present();
  }

  /** Lets the list stand still while the reader goes on, or run again. */
  public void pause(boolean paused) {
    frozen =
        paused
            ? DevicesPresenter.chosen(report, selected).map(DeviceReport::seen)
            : Optional.empty();
    present();
  }

  /** Forgets what the selected reader has sent. */
  public void clear() {
    frozen = frozen.map(units -> List.of());
    DevicesPresenter.chosen(report, selected).map(DeviceReport::name).ifPresent(source::clear);
    present();
  }

  /** What that camera sees. */
  Optional<PreviewSource> preview(String device) {
    return source.preview(device);
  }

  private void present() {
    if (isOpen) {
      page.set(Optional.of(new DevicesPresenter(texts(), zone).present(report, selected, frozen)));
    }
  }

  /** The page; empty until the first report. */
  public ReadOnlyObjectProperty<Optional<DevicesPage>> pageProperty() {
    return page.getReadOnlyProperty();
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  public Texts texts() {
    return Texts.in(appearance.get().language());
  }
}
