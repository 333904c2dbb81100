package app.dangol.screen.part.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.catalog.Category;
import app.dangol.screen.FxThreadExtension;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxThreadExtension.class)
class StillLifeTest {
  private static final Slot CARD = new Slot(224, 196, 14, false);

  @Test
  void theSameSubjectAlwaysGivesTheSamePicture() {
    Subject subject = new Subject(Category.TIN, "#2F5E50", "22423");
    assertThat(pixels(new StillCache(1).image(subject, CARD, 1)))
        .isEqualTo(pixels(new StillCache(1).image(subject, CARD, 1)));
  }

  @Test
  void neighboursOfOneKindAndColourDiffer() {
    StillCache cache = new StillCache(40);
    Set<Integer> pictures = new HashSet<>();
    for (int sku = 22720; sku < 22740; sku++) {
      Subject subject = new Subject(Category.TIN, "#2F5E50", Integer.toString(sku));
      pictures.add(Arrays.hashCode(pixels(cache.image(subject, CARD, 1))));
    }
    assertThat(pictures).hasSize(20);
  }

  @Test
  void everyCategoryHasItsOwnObject() {
    StillCache cache = new StillCache(40);
    Set<Integer> middles = new HashSet<>();
    for (Category category : Category.values()) {
      int[] pixels = pixels(cache.image(new Subject(category, "#B4622F", "1"), CARD, 1));
      middles.add(Arrays.hashCode(Arrays.copyOfRange(pixels, 224 * 60, 224 * 160)));
    }
    assertThat(middles).hasSize(Category.values().length);
  }

  @Test
  void theObjectStandsOutFromItsWall() {
    for (boolean night : new boolean[] {false, true}) {
      for (String colour : new String[] {"#FFFFFF", "#FAF8F4", "#000000", "#141414", "#2F3A4A"}) {
        Tones tones = Tones.of(new Subject(Category.BAG, colour, "1").colour(), night);
        double body = Palette.luminance(tones.body()) + 0.05;
        double wall = Palette.luminance(tones.wall()) + 0.05;
        assertThat(Math.max(body, wall) / Math.min(body, wall)).as(colour).isGreaterThan(1.3);
      }
    }
  }

  @Test
  void cornersAreClearAndScaledForTheWindow() {
    Image image = new StillCache(1).image(new Subject(Category.CUP, "#7B3F4B", "1"), CARD, 2);
    assertThat(image.getWidth()).isEqualTo(448);
    assertThat(image.getPixelReader().getArgb(0, 0) >>> 24).isZero();
    assertThat(image.getPixelReader().getArgb(224, 200) >>> 24).isEqualTo(255);
  }

  @Test
  void theCacheKeepsWhatWasUsedLast() {
    StillCache cache = new StillCache(2);
    Subject first = new Subject(Category.CUP, "#7B3F4B", "1");
    Image drawn = cache.image(first, CARD, 1);
    cache.image(new Subject(Category.CUP, "#7B3F4B", "2"), CARD, 1);
    assertThat(cache.image(first, CARD, 1)).isSameAs(drawn);
    cache.image(new Subject(Category.CUP, "#7B3F4B", "3"), CARD, 1);
    assertThat(cache.image(first, CARD, 1)).isSameAs(drawn);
    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void refusesASlotWithoutRoom() {
    assertThatThrownBy(() -> new Slot(0, 10, 0, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return argb;
  }
}
