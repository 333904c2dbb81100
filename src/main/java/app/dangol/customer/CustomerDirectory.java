package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import java.util.List;
import java.util.Optional;

/** The customers this device knows. May block; never call it on the FX thread. */
public interface CustomerDirectory {
  Optional<Customer> findByToken(MemberToken token);

  Optional<Customer> find(CustomerId id);

  /** What somebody is found by; nothing if they are not here, or their row does not open. */
  List<MemberToken> listTokens(CustomerId id);

  /** The newest {@code limit} lines, newest first; lines of one basket are never parted by it. */
  List<HistoryLine> listHistory(CustomerId id, int limit);
}
