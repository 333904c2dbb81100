package app.dangol.hub.credential;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.CredentialId;
import app.dangol.trust.credential.CredentialIssuer;
import app.dangol.trust.credential.MemberDigest;
import app.dangol.wire.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was taken back, in the hub's records, until it would have expired anyway. Members stand
 * there as {@link MemberDigest}: what somebody who is erased holds in their hands must not count
 * again, and their id must not stay to say so.
 */
public final class Revocations {
  private static final String SINGLE = "card.revoked";

  /** Records: {@link MemberDigest} → since when; of an older program, the member's id. */
  private static final String OF_MEMBER = "card.revoked.member";

  /** As long as devices are told of an erasure. */
  private static final Duration ERASED_KEPT = Duration.ofDays(2 * 366 + 31);

  /**
   * @param at seconds; what was issued before then is taken back
   * @param erased seconds; when the member was erased, if they were
   */
  private record Revoked(long at, @Nullable Long erased) {
    boolean isPublished(Instant now) {
      return at >= now.getEpochSecond() - CredentialIssuer.LONGEST_LIFE.toSeconds();
    }

    boolean isForgotten(Instant now) {
      return !isPublished(now)
          && (erased == null || erased < now.getEpochSecond() - ERASED_KEPT.toSeconds());
    }
  }

  private Revocations() {}

  static void revoke(CredentialId id, Instant now, HubTransaction transaction) {
    keep(SINGLE, id.hex(), new Revoked(now.getEpochSecond(), null), transaction);
  }

  /** Takes back all of a member's from this very second and before. */
  static void revokeAllOf(CustomerId member, Instant now, HubTransaction transaction) {
    Optional<Revoked> known = find(member, transaction);
    Long erased = known.isPresent() ? known.get().erased() : null;
    Revoked revoked = new Revoked(now.getEpochSecond() + 1, erased);
    keep(OF_MEMBER, MemberDigest.of(member), revoked, transaction);
  }

  /** Takes back all that somebody was given who is erased; they are issued nothing any more. */
  public static void revokeErased(CustomerId member, Instant now, HubTransaction transaction) {
    transaction.forgetRecord(OF_MEMBER, member.value());
    long second = now.getEpochSecond();
    keep(OF_MEMBER, MemberDigest.of(member), new Revoked(second + 1, second), transaction);
    PublishedSets.outdate(transaction);
  }

  /**
   * Sees to it that nothing is made for somebody who was erased, for as long as devices are told of
   * that.
   *
   * @throws DangolException DATA-01 if they were
   */
  static void requireNotErased(CustomerId member, HubReads reads) {
    if (find(member, reads).filter(known -> known.erased() != null).isPresent()) {
      throw new DangolException(
          ErrorCode.DATA_01, "whoever had that id was erased: nothing is issued for it any more");
    }
  }

  /** Whether a member's credential is taken back, be it published yet or not. */
  static boolean hasRevoked(CustomerId member, Instant issuedAt, HubReads reads) {
    return find(member, reads)
        .filter(known -> issuedAt.isBefore(Instant.ofEpochSecond(known.at())))
        .isPresent();
  }

  /** As it is on record that everything they were given was taken back, as JSON. */
  public static Optional<String> findOf(CustomerId member, HubReads reads) {
    return reads.findRecord(OF_MEMBER, MemberDigest.of(member));
  }

  private static Optional<Revoked> find(CustomerId member, HubReads reads) {
    return reads.findRecord(OF_MEMBER, MemberDigest.of(member)).map(Revocations::read);
  }

  private static void keep(String kind, String key, Revoked revoked, HubTransaction transaction) {
    transaction.keepRecord(kind, key, StrictJson.write(revoked));
  }

  private static Revoked read(String data) {
    return StrictJson.read(data, Revoked.class);
  }

  static SortedSet<CredentialId> listSingle(HubReads reads) {
    SortedSet<CredentialId> all = new TreeSet<>();
    reads.forEachRecord(SINGLE, kept -> all.add(new CredentialId(kept.key())));
    return all;
  }

  static SortedMap<String, Instant> listMembers(Instant now, HubReads reads) {
    SortedMap<String, Instant> all = new TreeMap<>();
    reads.forEachRecord(
        OF_MEMBER,
        kept -> {
          Revoked revoked = read(kept.data());
          if (revoked.isPublished(now)) {
            all.put(kept.key(), Instant.ofEpochSecond(revoked.at()));
          }
        });
    return all;
  }

  /** Has no member stand there by their id any more, as an older program kept them. */
  static void digestMembers(HubTransaction transaction) {
    List<HubRecord> plain = new ArrayList<>();
    transaction.forEachRecord(
        OF_MEMBER,
        kept -> {
          if (!MemberDigest.isOne(kept.key())) {
            plain.add(kept);
          }
        });
    for (HubRecord kept : plain) {
      transaction.forgetRecord(OF_MEMBER, kept.key());
      transaction.keepRecord(OF_MEMBER, MemberDigest.of(new CustomerId(kept.key())), kept.data());
    }
  }

  /**
   * Lets all go, where no key counts any more that could have signed what they are about. Who was
   * erased stays so.
   */
  static void forgetAll(HubTransaction transaction) {
    change(
        (kind, kept) -> {
          transaction.forgetRecord(kind, kept.key());
          Long erased = read(kept.data()).erased();
          if (erased != null) {
            keep(kind, kept.key(), new Revoked(0, erased), transaction);
          }
        },
        transaction);
  }

  /** Lets go what no credential can be under any more. */
  static void prune(Instant now, HubTransaction transaction) {
    change(
        (kind, kept) -> {
          if (read(kept.data()).isForgotten(now)) {
            transaction.forgetRecord(kind, kept.key());
          }
        },
        transaction);
  }

  private interface Change {
    void of(String kind, HubRecord kept);
  }

  private static void change(Change change, HubTransaction transaction) {
    for (String kind : List.of(SINGLE, OF_MEMBER)) {
      transaction.forEachPage(
          kind, HubReads.PAGE, page -> page.forEach(kept -> change.of(kind, kept)));
    }
  }
}
