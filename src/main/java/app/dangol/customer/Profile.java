package app.dangol.customer;

import app.dangol.id.StoreId;
import java.util.Optional;
import java.util.Set;

/**
 * What can be changed about a customer. Personal, so nothing of it is in {@link #toString}.
 *
 * @param untaken fields that show what was changed here and the hub has not taken yet
 */
public record Profile(
    PersonName name,
    Optional<String> phone,
    Optional<String> email,
    StoreId homeStore,
    Set<Field> untaken) {
  public Profile {
    untaken = Set.copyOf(untaken);
  }

  /** Which field. */
  public enum Field {
    NAME,
    PHONE,
    EMAIL,
    HOME_STORE
  }

  /** What is to become of it; what is empty stays as it is. */
  public record Change(
      Optional<String> name,
      Optional<String> phone,
      Optional<String> email,
      Optional<StoreId> homeStore) {
    @Override
    public String toString() {
      return "Change[]";
    }
  }

  @Override
  public String toString() {
    return "Profile[" + untaken + "]";
  }
}
