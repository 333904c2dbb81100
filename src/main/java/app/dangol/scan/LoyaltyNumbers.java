package app.dangol.scan;

import app.dangol.id.MemberToken;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the shop's own member numbers by the configured patterns, the first that matches. */
final class LoyaltyNumbers {
  private static final Logger LOG = LoggerFactory.getLogger(LoyaltyNumbers.class);

  /** What {@link MemberToken} holds at most; printed member numbers are far shorter. */
  private static final int MAX_LENGTH = 128;

  private final List<Compiled> patterns;

  private record Compiled(String name, Pattern pattern) {}

  LoyaltyNumbers(List<LoyaltyPattern> patterns) {
    this.patterns =
        patterns.stream()
            .map(pattern -> new Compiled(pattern.name(), Pattern.compile(pattern.regex())))
            .toList();
  }

  Optional<MemberToken> find(String data) {
    String number = data.strip().toUpperCase(Locale.ROOT);
    if (number.isEmpty() || number.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    for (Compiled compiled : patterns) {
      if (matches(compiled, number)) {
        return Optional.of(new MemberToken(kindOf(number), number));
      }
    }
    return Optional.empty();
  }

  private static MemberToken.Kind kindOf(String number) {
    return number.startsWith(MemberToken.ROTATING_PREFIX)
        ? MemberToken.Kind.ROTATING
        : MemberToken.Kind.CARD;
  }

  private static boolean matches(Compiled compiled, String number) {
    try {
      return compiled.pattern().matcher(new BoundedText(number)).matches();
    } catch (BoundedText.TooManySteps e) {
      LOG.warn("Loyalty pattern '{}' takes too long on some data; simplify it", compiled.name());
      return false;
    }
  }
}
