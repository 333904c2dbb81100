package app.dangol.screen.associate.model;

import app.dangol.id.StaffId;
import app.dangol.trust.access.Role;
import app.dangol.visit.StaffChange;
import java.util.List;

/**
 * The staff's accounts, in words.
 *
 * @param said what came of the last change; blank for nothing
 * @param bad whether that is that it was not done
 */
public record StaffPage(String said, boolean bad, Body body) {
  /** Without the words. */
  @Override
  public String toString() {
    return "StaffPage[" + body.getClass().getSimpleName() + "]";
  }

  /** What is shown of them. */
  public sealed interface Body {
    /** Nothing has come yet. */
    record Nothing() implements Body {}

    /** Everybody. */
    record Everybody(List<Person> people) implements Body {
      public Everybody {
        people = List.copyOf(people);
      }
    }

    /**
     * One of them.
     *
     * @param hint why there is less to choose than elsewhere; blank if there is not
     */
    record One(Person who, String hint, List<Choice> choices) implements Body {
      public One {
        choices = List.copyOf(choices);
      }
    }

    /** Somebody is to come. */
    record Form(List<RoleChoice> roles) implements Body {
      public Form {
        roles = List.copyOf(roles);
      }
    }

    /**
     * A PIN is asked for.
     *
     * @param title what for
     * @param words whose, and what is wrong with the last one
     * @param open whether digits are taken
     */
    record Pad(String title, String words, boolean bad, boolean open) implements Body {
      /** Without the words. */
      @Override
      public String toString() {
        return "Pad[]";
      }
    }
  }

  /**
   * Somebody.
   *
   * @param initial stands for a picture
   * @param about id and roles
   * @param state blank if they may sign in
   */
  public record Person(StaffId id, String initial, String name, String about, String state) {
    /** Without the name. */
    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }

  /**
   * What can be done to an account.
   *
   * @param grave whether it takes something away for good
   */
  public record Choice(String words, StaffChange change, boolean grave) {}

  /** A role somebody can have. */
  public record RoleChoice(String words, Role role) {}
}
