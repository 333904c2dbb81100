package app.dangol.screen.part;

import app.dangol.screen.part.still.Slot;
import app.dangol.screen.part.still.StillCache;
import app.dangol.screen.part.still.Subject;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableBooleanProperty;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * A product's still life in the size its stylesheet gives it. The stylesheet also says how round
 * its corners are ({@code -dg-radius}) and whether it is night ({@code -dg-night}), so it follows a
 * change of theme or scale by itself.
 */
public final class Picture extends Region {
  private static final StyleablePropertyFactory<Picture> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<Picture, Number> RADIUS =
      STYLES.createSizeCssMetaData("-dg-radius", picture -> picture.radius, 0);
  private static final CssMetaData<Picture, Boolean> NIGHT =
      STYLES.createBooleanCssMetaData("-dg-night", picture -> picture.night, false);
  private static final List<CssMetaData<? extends Styleable, ?>> META_DATA = metaData();

  private final SimpleStyleableDoubleProperty radius =
      new SimpleStyleableDoubleProperty(RADIUS, this, "radius", 0.0);
  private final SimpleStyleableBooleanProperty night =
      new SimpleStyleableBooleanProperty(NIGHT, this, "night", false);
  private final ImageView view = new ImageView();
  private final StillCache cache;
  private final Subject subject;

  /**
   * @param words what is to be seen, for the screen reader: colour and category
   */
  public Picture(StillCache cache, Subject subject, String words) {
    this.cache = cache;
    this.subject = subject;
    getStyleClass().add("picture");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(words);
    getChildren().add(view);
    for (ObservableValue<?> cause : List.of(radius, night)) {
      cause.addListener((value, was, is) -> requestLayout());
    }
  }

  @Override
  protected void layoutChildren() {
    double width = Math.round(getWidth());
    double height = Math.round(getHeight());
    if (width < 1 || height < 1) {
      return;
    }
    Slot slot = new Slot(width, height, radius.get(), night.get());
    view.setImage(cache.image(subject, slot, renderScale()));
    view.setFitWidth(width);
    view.setFitHeight(height);
  }

  private double renderScale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : Math.max(1, window.getRenderScaleX());
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return META_DATA;
  }

  private static List<CssMetaData<? extends Styleable, ?>> metaData() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
    all.add(RADIUS);
    all.add(NIGHT);
    return List.copyOf(all);
  }
}
