package app.dangol.hub.credential;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.CredentialId;
import app.dangol.trust.credential.CredentialIssuer;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was taken back, in the hub's records, until it would have expired anyway. */
public final class Revocations {
  private static final String SINGLE = "card.revoked";
  private static final String OF_MEMBER = "card.revoked.member";

  /**
   * @param at seconds
   */
  private record Revoked(long at) {
    boolean isForgotten(Instant now) {
      return at < now.getEpochSecond() - CredentialIssuer.LONGEST_LIFE.toSeconds();
    }
  }

  private Revocations() {}

  static void revoke(CredentialId id, Instant now, HubTransaction transaction) {
    keep(SINGLE, id.hex(), now.getEpochSecond(), transaction);
  }

  /** Takes back all of a member's from this very second and before. */
  static void revokeAllOf(CustomerId member, Instant now, HubTransaction transaction) {
    keep(OF_MEMBER, member.value(), now.getEpochSecond() + 1, transaction);
  }

  /** Lets go of the word on an erased member; nobody is found by what they were given. */
  public static void forgetAllOf(CustomerId member, HubTransaction transaction) {
    transaction.forgetRecord(OF_MEMBER, member.value());
  }

  private static void keep(String kind, String key, long at, HubTransaction transaction) {
    transaction.keepRecord(kind, key, StrictJson.write(new Revoked(at)));
  }

  static SortedSet<CredentialId> listSingle(HubReads reads) {
    SortedSet<CredentialId> all = new TreeSet<>();
    reads.forEachRecord(SINGLE, kept -> all.add(new CredentialId(kept.key())));
    return all;
  }

  static SortedMap<String, Instant> listMembers(HubReads reads) {
    SortedMap<String, Instant> all = new TreeMap<>();
    reads.forEachRecord(
        OF_MEMBER,
        kept ->
            all.put(
                kept.key(),
                Instant.ofEpochSecond(StrictJson.read(kept.data(), Revoked.class).at())));
    return all;
  }

  /** Lets all go, where no key counts any more that could have signed what they are about. */
  static void forgetAll(HubTransaction transaction) {
    prune(Instant.MAX, transaction);
  }

  /** Lets go what no credential can be under any more. */
  static void prune(Instant now, HubTransaction transaction) {
    for (String kind : List.of(SINGLE, OF_MEMBER)) {
      List<String> over = new ArrayList<>();
      transaction.forEachRecord(
          kind,
          kept -> {
            if (StrictJson.read(kept.data(), Revoked.class).isForgotten(now)) {
              over.add(kept.key());
            }
          });
      over.forEach(key -> transaction.forgetRecord(kind, key));
    }
  }
}
