package app.dangol.device.camera;

import java.util.EnumSet;
import java.util.Set;

/** What a camera looks for. The fewer kinds, the fewer false reads and the less work. */
public enum CodeFormats {
  /** What customers bring: QR codes and Code 128. */
  LOYALTY(EnumSet.of(Symbology.QR_CODE, Symbology.CODE_128)),
  /** These, and what goods carry: EAN-13, EAN-8 and UPC-A. */
  RETAIL(EnumSet.allOf(Symbology.class));

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Symbology> symbologies;

  CodeFormats(Set<Symbology> symbologies) {
    this.symbologies = Set.copyOf(symbologies);
  }

  /** The kinds of code, never changing. */
  public Set<Symbology> symbologies() {
    return symbologies;
  }

  boolean hasRetail() {
    return this == RETAIL;
  }
}
