package app.dangol.visit;

import app.dangol.id.HelpCallId;

/** How far this device's own answers to calls for help have come. May block. */
@FunctionalInterface
public interface AnswerDelivery {
  /** Whether the hub has taken the answer and what it made of it is here. */
  boolean isSettled(HelpCallId call);
}
