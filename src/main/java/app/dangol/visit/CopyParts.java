package app.dangol.visit;

import java.util.List;

/** What this device holds a copy of. May block; never call it on the FX thread. */
public interface CopyParts {
  /** In the order of {@link CopyPart.Kind}. */
  List<CopyPart> list();
}
