package app.dangol.trust.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is to the shop. A name never gets another meaning: grants are kept for years. */
public enum Role {
  /** Serves customers. */
  ASSOCIATE,
  /** Answers for a store: serves, and looks after the staff and the audit trail. */
  MANAGER,
  /** Looks after the device; sees no customer. */
  IT,
  /** Whoever stands at a kiosk. */
  SHOPPER;

  /** The word that stands in files and commands, such as {@code associate}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a word that only another program knows. */
  public static Optional<Role> find(String key) {
    return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
  }
}
