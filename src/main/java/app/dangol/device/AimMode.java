package app.dangol.device;

/** Whether a device puts the AIM symbology identifier (ISO/IEC 15424) before the data. */
public enum AimMode {
  /** It may: data that starts with {@code ]} must then hold a well-formed one. */
  OPTIONAL,
  /** It always does; data without one is broken. */
  REQUIRED,
  /** It never does; a leading {@code ]} is data. */
  OFF
}
