package app.dangol.visit;

import app.dangol.customer.Profile;
import app.dangol.customer.Profile.Field;
import java.util.Optional;
import java.util.Set;

/**
 * What can be corrected about somebody, as far as it is needed to tell whether it is right: most of
 * it is hidden before it reaches a view.
 *
 * @param phoneEnd its last {@link TheirNumbers#SHOWN} digits
 * @param email its first letter and what follows the @
 * @param untaken what was corrected here and the hub has not taken yet
 */
public record MaskedProfile(
    String name, Optional<String> phoneEnd, Optional<String> email, Set<Field> untaken) {
  private static final String HIDDEN = "***";

  public MaskedProfile {
    untaken = Set.copyOf(untaken);
  }

  static MaskedProfile of(Profile profile) {
    return new MaskedProfile(
        profile.name().masked(),
        profile
            .phone()
            .filter(phone -> phone.length() > TheirNumbers.DIGITS)
            .map(MaskedProfile::end),
        profile.email().filter(email -> email.indexOf('@') > 0).map(MaskedProfile::address),
        profile.untaken());
  }

  private static String end(String phone) {
    return phone.substring(phone.length() - TheirNumbers.SHOWN);
  }

  private static String address(String email) {
    return email.substring(0, email.offsetByCodePoints(0, 1))
        + HIDDEN
        + email.substring(email.indexOf('@'));
  }

  @Override
  public String toString() {
    return "MaskedProfile[" + untaken + "]";
  }
}
