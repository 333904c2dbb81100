package app.dangol.device.camera;

/** The kinds of code the camera reads. */
public enum Symbology {
  /** ISO/IEC 18004. */
  QR_CODE("]Q1"),
  /** ISO/IEC 15417. */
  CODE_128("]C0"),
  /** ISO/IEC 15420, 13 digits that do not begin with 0. */
  EAN_13("]E0"),
  /** ISO/IEC 15420, 8 digits. */
  EAN_8("]E4"),
  /** ISO/IEC 15420, 12 digits: an EAN-13 whose first digit is 0 and not printed. */
  UPC_A("]E0");

  private final String aim;

  Symbology(String aim) {
    this.aim = aim;
  }

  /** The AIM identifier (ISO/IEC 15424) of plain data in it. */
  String aim() {
    return aim;
  }

  /** Bars whose check digit alone is too weak, so that two reads have to agree. */
  boolean isLinear() {
    return this != QR_CODE;
  }

  /** EAN and UPC. */
  boolean isRetail() {
    return this != QR_CODE && this != CODE_128;
  }
}
