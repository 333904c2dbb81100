package app.dangol.trust.credential;

import app.dangol.id.CustomerId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of an issuer count, and what of theirs was taken back. Immutable.
 *
 * @param version grows with every one that is issued
 * @param issuedAt whole seconds
 * @param keys in the order of their ids
 * @param revoked single credentials
 * @param revokedMembers {@link MemberDigest}, or in an older set the member → all of theirs that
 *     were issued before then
 */
public record KeySet(
    String issuer,
    long version,
    Instant issuedAt,
    List<IssuerKey> keys,
    SortedSet<CredentialId> revoked,
    SortedMap<String, Instant> revokedMembers) {
  public KeySet {
    Map<KeyId, IssuerKey> byId = new HashMap<>();
    for (IssuerKey key : keys) {
      if (byId.put(key.id(), key) != null) {
        throw new IllegalArgumentException("two keys of one id");
      }
    }
    keys = List.copyOf(keys);
    revoked = Collections.unmodifiableSortedSet(new TreeSet<>(revoked));
    revokedMembers = Collections.unmodifiableSortedMap(new TreeMap<>(revokedMembers));
  }

  Optional<IssuerKey> find(KeyId id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  boolean hasRevoked(CredentialId id, CustomerId member, Instant issuedAt) {
    return revoked.contains(id)
        || isBefore(issuedAt, revokedMembers.get(MemberDigest.of(member)))
        || isBefore(issuedAt, revokedMembers.get(member.value()));
  }

  private static boolean isBefore(Instant issuedAt, @Nullable Instant end) {
    return end != null && issuedAt.isBefore(end);
  }

  /** Without the members. */
  @Override
  public String toString() {
    return "KeySet[" + issuer + " " + version + "]";
  }
}
