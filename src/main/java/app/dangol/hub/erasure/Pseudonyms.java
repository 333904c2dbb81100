package app.dangol.hub.erasure;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What stands in records from now on in the place of somebody who was erased. Kept nowhere. */
final class Pseudonyms implements UnaryOperator<String> {
  private static final int BYTES = 16;

  private final Set<String> erased;
  private final String pseudonym;

  /**
   * @param erased all ids of one person
   */
  Pseudonyms(Set<String> erased) {
    this.erased = Set.copyOf(erased);
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    this.pseudonym = "erased-" + HexFormat.of().formatHex(random);
  }

  /** The pseudonym for each of their ids, and any other id as it is. */
  @Override
  public String apply(String id) {
    return erased.contains(id) ? pseudonym : id;
  }
}
