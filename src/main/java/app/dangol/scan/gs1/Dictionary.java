package app.dangol.scan.gs1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every application identifier that GS1's syntax dictionary defines. Immutable; any thread. */
final class Dictionary {
  private static final int PREFIX_LENGTH = 2;

  private final Map<String, ApplicationIdentifier> identifiers = new HashMap<>();

  /** All identifiers that share their first two digits are equally long. */
  private final Map<String, Integer> lengths = new HashMap<>();

  Dictionary(List<ApplicationIdentifier> identifiers) {
    for (ApplicationIdentifier identifier : identifiers) {
      String ai = identifier.ai();
      this.identifiers.put(ai, identifier);
      Integer other = lengths.put(ai.substring(0, PREFIX_LENGTH), ai.length());
      if (other != null && other != ai.length()) {
        throw new IllegalStateException("identifiers like " + ai + " differ in length");
      }
    }
  }

  Optional<ApplicationIdentifier> find(String ai) {
    return Optional.ofNullable(identifiers.get(ai));
  }

  /** The identifier that data begin with. */
  Optional<ApplicationIdentifier> findAtStart(String data) {
    if (data.length() < PREFIX_LENGTH) {
      return Optional.empty();
    }
    Integer length = lengths.get(data.substring(0, PREFIX_LENGTH));
    return length == null || length > data.length()
        ? Optional.empty()
        : find(data.substring(0, length));
  }

  int size() {
    return identifiers.size();
  }
}
