package app.dangol.launch.faults;

import java.util.Optional;

/** What a faulty line does with one request. */
sealed interface Reply {
  /** Carries it to the hub and the answer back. */
  record Pass() implements Reply {}

  /** Breaks the connection before the hub has seen anything. */
  record Away() implements Reply {}

  /** Carries it to the hub, and breaks the connection instead of bringing the answer. */
  record LoseAnswer() implements Reply {}

  /** Carries it to the hub, and breaks off after that share of the answer's body. */
  record Cut(double share) implements Reply {}

  /** Answers in the hub's place. */
  record Refuse(int status, Optional<String> retryAfter) implements Reply {}

  /** Never says a word, and keeps the connection. */
  record Silent() implements Reply {}

  /** Carries it to the hub, and lets the answer through byte by byte. */
  record Drip(long millisBetween) implements Reply {}
}
