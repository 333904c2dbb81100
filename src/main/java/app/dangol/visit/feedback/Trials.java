package app.dangol.visit.feedback;

import app.dangol.suggest.Trial;

/** Which experiments somebody takes part in. May block; never call it on the FX thread. */
public interface Trials {
  /** For a device that knows of none. */
  Trials NONE = unit -> Trial.NONE;

  /**
   * Always the same for the same one while the same experiments run, on every device and the hub.
   *
   * @param unit a customer's id, or a visit where nobody is known
   */
  Trial of(String unit);
}
