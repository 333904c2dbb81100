package app.dangol.visit;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import java.time.LocalDate;
import java.util.List;

/** What has become of a search for people; delivered in order, on the desk's own thread. */
public sealed interface NameLook {
  /** An answer to what was typed. */
  sealed interface Answer extends NameLook {
    /** As it was typed. */
    String query();
  }

  /** The names are still being read; the answer comes once they are. */
  record Reading(String query) implements Answer {
    @Override
    public String toString() {
      return "Reading";
    }
  }

  /**
   * Who fits.
   *
   * @param people the best first, possibly nobody
   * @param more how many others fit as well
   */
  record Found(String query, List<Person> people, int more) implements Answer {
    public Found {
      people = List.copyOf(people);
    }

    @Override
    public String toString() {
      return "Found[" + people + "]";
    }
  }

  /** Too many different digits were looked for: by no others are people found for a while. */
  record TooMany(String query) implements Answer {
    @Override
    public String toString() {
      return "TooMany";
    }
  }

  /**
   * Before their page opens they say how a number of theirs ends.
   *
   * @param numbered whether they have one; who has none is taken at their word
   * @param wrong whether none of theirs ends as they said
   */
  record Asked(Person whose, boolean numbered, boolean wrong) implements NameLook {}

  /** It is they: their page may be opened, as after a scan of their card. */
  record Confirmed(CustomerId whose) implements NameLook {}

  /** Too many ends of numbers were wrong: no other is looked at for a while. */
  record Resting(CustomerId whose) implements NameLook {}

  /** Nobody is found by that name any more. */
  record Gone(CustomerId whose) implements NameLook {}

  /** Something went wrong while answering; the code is for people to quote. */
  record Failed(ErrorCode code) implements NameLook {}

  /**
   * Somebody who fits, as far as anybody may see before it is clear that it is they.
   *
   * @param masked their name
   * @param ending how their telephone or card ends: enough to tell two people of one name apart,
   *     too little to answer for them; blank without a number
   */
  record Person(CustomerId id, String masked, String ending, LocalDate memberSince) {
    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }
}
