package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Ops;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Names that were corrected on this device and the cache does not know yet: they are shown here at
 * once. Read it before {@code cache.db}.
 */
record LocalNames(Map<String, List<LocalOp>> bySubject) {
  static LocalNames read(Session session, FieldCipher cipher) throws SQLException {
    return new LocalNames(LocalOp.listBySubject(session, cipher, List.of(Ops.PROFILE_CHANGE)));
  }

  /** A customer's name, over what the hub last said. */
  String over(String known, CustomerId whose, long position) {
    String now = known;
    for (LocalOp op : bySubject.getOrDefault(whose.value(), List.of())) {
      if (op.isLaidOver(position)) {
        String name = op.bodyAs(Ops.Profile.class).name();
        now = name == null ? now : name;
      }
    }
    return now;
  }

  @Override
  public String toString() {
    return "LocalNames[" + bySubject.size() + "]";
  }
}
