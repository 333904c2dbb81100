package app.dangol.hub;

import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.credential.RotatingCodes.Answer;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.store.HubTransaction;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What somebody held up: a member's number, or a wallet's rotating code. Why a code was refused
 * goes into the log alone; whoever asked is told what they are told of an unknown number.
 */
final class Presented {
  private static final Logger LOG = LoggerFactory.getLogger(Presented.class);

  private final String value;
  private final Optional<RotatingCodes> codes;

  /**
   * @param rotating asked only where it is needed, for it may read a file
   */
  Presented(String value, Supplier<Optional<RotatingCodes>> rotating) {
    this.value = value;
    this.codes = isRotating(value) ? rotating.get() : Optional.empty();
  }

  private static boolean isRotating(String value) {
    return value.startsWith(RotatingCodes.PREFIX);
  }

  /** The customer's id; a code that is good is used up. */
  Optional<String> findWhose(HubTransaction transaction) {
    if (!isRotating(value)) {
      return new Matches(transaction, new ClientBuckets(transaction)).findByCard(value);
    }
    return codes
        .flatMap(known -> findMember(known.verify(value, transaction)))
        .map(new Persons(transaction)::survivorOf);
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
