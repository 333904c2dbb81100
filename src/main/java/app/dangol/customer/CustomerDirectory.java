package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import java.util.List;
import java.util.Optional;

/** The customers this device knows. May block; never call it on the FX thread. */
public interface CustomerDirectory {
  Optional<Customer> findByToken(MemberToken token);

  Optional<Customer> find(CustomerId id);

  /** The newest {@code limit} lines, newest first; lines of one basket are never parted by it. */
  List<HistoryLine> listHistory(CustomerId id, int limit);
}
