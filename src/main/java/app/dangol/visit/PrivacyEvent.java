package app.dangol.visit;

import app.dangol.customer.StruckTaste;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.trust.Erasure;

/** What was seen or done about what somebody agreed to; it is on disk. */
public sealed interface PrivacyEvent {
  /** How it stands now. */
  record Looked(PrivacyLook look) implements PrivacyEvent {}

  /** It is struck out and not used any more, or used again. */
  record Struck(CustomerId whose, StruckTaste taste, boolean out) implements PrivacyEvent {}

  /** None of their numbers ends like that, so nobody was erased. */
  record NotTheirNumber(CustomerId whose) implements PrivacyEvent {}

  /** Too many ends of numbers were wrong, so no other is looked at, and nobody was erased. */
  record TooManyTries(CustomerId whose) implements PrivacyEvent {}

  /** They are gone from this device, and the hub is asked to follow. */
  record Erased(CustomerId whose, Erasure.Receipt receipt) implements PrivacyEvent {}

  /** They are known on this device no more. */
  record Left(CustomerId whose) implements PrivacyEvent {}

  /** It could not be done; the code is for people to quote. */
  record Failed(ErrorCode code) implements PrivacyEvent {}
}
