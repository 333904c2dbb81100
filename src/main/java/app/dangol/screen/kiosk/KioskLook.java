package app.dangol.screen.kiosk;

import app.dangol.screen.Appearance.Palette;
import java.util.Locale;

/**
 * How a kiosk looks now; the tool bar changes it, the end of a visit puts it back.
 *
 * @param zoomed twice the size, text and all
 * @param lowered everything that is needed stands in the lower part, for those who sit
 */
public record KioskLook(Locale language, Palette palette, boolean zoomed, boolean lowered) {
  KioskLook withLanguage(Locale wanted) {
    return new KioskLook(wanted, palette, zoomed, lowered);
  }

  KioskLook withPalette(Palette wanted) {
    return new KioskLook(language, wanted, zoomed, lowered);
  }

  KioskLook withZoom(boolean wanted) {
    return new KioskLook(language, palette, wanted, lowered);
  }

  KioskLook withLowered(boolean wanted) {
    return new KioskLook(language, palette, zoomed, wanted);
  }

  /** Whoever asks for larger text or a lower screen also gets more time. */
  boolean needsMoreTime() {
    return zoomed || lowered;
  }
}
