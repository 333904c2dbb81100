package app.dangol.hub;

import app.dangol.hub.credential.CardJudge;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.credential.RotatingCodes.Answer;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.credential.Verdict;
import app.dangol.wire.Lookup;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody held up: a member's number, a signed card, or a wallet's rotating code. Why one was
 * refused goes into the log alone; whoever asked is told what they are told of an unknown number.
 */
final class Presented {
  private static final Logger LOG = LoggerFactory.getLogger(Presented.class);

  private final String value;
  private final Optional<RotatingCodes> codes;
  private final Optional<CustomerId> signedFor;

  /**
   * Judges a signed card at once, for that may write; not within a transaction.
   *
   * @param rotating asked only where it is needed, for it may read a file
   */
  Presented(Lookup.Request request, Supplier<Optional<RotatingCodes>> rotating, CardJudge signed) {
    this.value = request.value();
    this.codes = isRotating(value) ? rotating.get() : Optional.empty();
    this.signedFor =
        isSigned(value)
            ? findMember(signed.verify(value, Set.of(request.store())))
            : Optional.empty();
  }

  private static boolean isSigned(String value) {
    return value.startsWith(MemberToken.SIGNED_PREFIX);
  }

  private static boolean isRotating(String value) {
    return value.startsWith(RotatingCodes.PREFIX);
  }

  /** The customer's id; a code that is good is used up. */
  Optional<String> findWhose(HubTransaction transaction) {
    Persons persons = new Persons(transaction);
    if (isSigned(value)) {
      return signedFor.map(CustomerId::value).map(persons::survivorOf);
    }
    if (isRotating(value)) {
      return codes
          .flatMap(known -> findMember(known.verify(value, transaction)))
          .map(persons::survivorOf);
    }
    return new Matches(transaction, new ClientBuckets(transaction)).findByCard(value);
  }

  private static Optional<CustomerId> findMember(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid valid -> Optional.of(valid.member());
      case Verdict.Refused(Verdict.Reason reason) -> {
        LOG.info("a signed card was refused: {}", reason);
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> findMember(Answer answer) {
    return switch (answer) {
      case Answer.Good good -> Optional.of(good.member().value());
      case Answer.Refused(RotatingCodes.Why why) -> {
        LOG.info("a rotating code was refused: {}", why);
        yield Optional.empty();
      }
    };
  }
}
