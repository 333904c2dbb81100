package app.dangol.screen.part;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A column that scrolls and fades out at its foot while there is more below. */
public final class FadingScroll extends StackPane {
  private final PageScroll scroll;

  public FadingScroll(Region content) {
    scroll = new PageScroll(content);
    Region fade = new Region();
    fade.getStyleClass().add("scroll-fade");
    fade.setMouseTransparent(true);
    fade.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(fade, Pos.BOTTOM_CENTER);
    fade.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> isMoreBelow(scroll, content),
                scroll.vvalueProperty(),
                scroll.viewportBoundsProperty(),
                content.heightProperty()));
    getStyleClass().add("fading-scroll");
    setMinHeight(0);
    getChildren().addAll(scroll, fade);
  }

  /** Lets the content shrink and grow with the height there is, down to its smallest. */
  public void fitHeight() {
    scroll.setFitToHeight(true);
  }

  /** How far down it is: 0 at the top, 1 at the foot. */
  public double at() {
    return scroll.getVvalue();
  }

  /** Goes as far down as {@link #at} said. */
  public void goTo(double at) {
    scroll.setVvalue(at);
  }

  private static boolean isMoreBelow(PageScroll scroll, Region content) {
    double hidden = content.getHeight() - scroll.getViewportBounds().getHeight();
    return hidden > 1 && scroll.getVvalue() * hidden < hidden - 1;
  }
}
