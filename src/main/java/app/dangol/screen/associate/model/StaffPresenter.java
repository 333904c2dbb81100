package app.dangol.screen.associate.model;

import app.dangol.id.StaffId;
import app.dangol.screen.associate.model.StaffPage.Body;
import app.dangol.screen.associate.model.StaffPage.Choice;
import app.dangol.screen.associate.model.StaffPage.Person;
import app.dangol.screen.associate.model.StaffPage.RoleChoice;
import app.dangol.screen.associate.model.StaffState.Asking;
import app.dangol.screen.associate.model.StaffState.Said;
import app.dangol.screen.associate.model.StaffState.Step;
import app.dangol.text.Texts;
import app.dangol.trust.access.PinRule;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn.Standing;
import app.dangol.visit.StaffChange;
import app.dangol.visit.StaffLook.Colleague;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the staff's accounts, and what can be done to them, into words. Pure. */
public final class StaffPresenter {
  private final Texts texts;

  public StaffPresenter(Texts texts) {
    this.texts = texts;
  }

  public StaffPage present(StaffState state) {
    return new StaffPage(said(state), isBad(state.said()), body(state));
  }

  private Body body(StaffState state) {
    if (state.people().isEmpty()) {
      return new Body.Nothing();
    }
    return switch (state.step()) {
      case Step.Everybody everybody -> everybody(state);
      case Step.One one -> state.find(one.who()).map(this::one).orElseGet(() -> everybody(state));
      case Step.Form form -> new Body.Form(roles(state));
      case Step.Pin pin -> pad(state, pin);
    };
  }

  private Body everybody(StaffState state) {
    return new Body.Everybody(state.people().orElseThrow().stream().map(this::person).toList());
  }

  private Person person(Colleague who) {
    String roles = who.roles().stream().sorted().map(this::role).collect(Collectors.joining(", "));
    return new Person(
        who.id(),
        who.name().substring(0, who.name().offsetByCodePoints(0, 1)),
        who.name(),
        who.id() + " · " + (roles.isEmpty() ? texts.get("staff.role.none") : roles),
        switch (who.standing()) {
          case Standing.Open open -> "";
          case Standing.Paused paused -> texts.get("lock.tile.paused");
          case Standing.Barred barred -> texts.get("lock.tile.barred");
        });
  }

  private Body one(Colleague who) {
    List<Choice> choices = new ArrayList<>();
    boolean locked = !(who.standing() instanceof Standing.Open);
    if (locked && who.mayFree() && !who.self()) {
      choices.add(choice(new StaffChange.LetTryAgain(who.id()), false));
    }
    if (who.theirs()) {
      if (who.mayFree() || !(who.standing() instanceof Standing.Barred)) {
        choices.add(choice(new StaffChange.NewPin(who.id()), false));
      }
      if (!who.self()) {
        rights(who, choices);
      }
    }
    return new Body.One(person(who), hint(who), choices);
  }

  private void rights(Colleague who, List<Choice> choices) {
    for (Role role : Role.values()) {
      if (role == Role.SHOPPER || (role == Role.MANAGER && !isManagers(who))) {
        continue;
      }
      choices.add(
          who.roles().contains(role)
              ? choice(new StaffChange.Withdraw(who.id(), role), false)
              : choice(new StaffChange.Grant(who.id(), role), false));
    }
    choices.add(choice(new StaffChange.Remove(who.id()), true));
  }

  /** Whoever may let somebody try again is a manager, and so may make one. */
  private static boolean isManagers(Colleague who) {
    return who.mayFree();
  }

  private String hint(Colleague who) {
    if (who.self()) {
      return texts.get("staff.own");
    }
    return who.theirs() ? "" : texts.get("staff.managers.only");
  }

  private Choice choice(StaffChange change, boolean grave) {
    String words =
        switch (change) {
          case StaffChange.Add add -> texts.get("staff.add");
          case StaffChange.Grant grant -> texts.get("staff.grant", role(grant.role()));
          case StaffChange.Withdraw withdraw -> texts.get("staff.withdraw", role(withdraw.role()));
          case StaffChange.NewPin pin -> texts.get("staff.pin");
          case StaffChange.Remove remove -> texts.get("staff.remove");
          case StaffChange.LetTryAgain again -> texts.get("staff.again");
        };
    return new Choice(words, change, grave);
  }

  private List<RoleChoice> roles(StaffState state) {
    boolean manager = state.people().orElseThrow().stream().anyMatch(StaffPresenter::isManagers);
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.SHOPPER && (role != Role.MANAGER || manager))
        .map(role -> new RoleChoice(role(role), role))
        .toList();
  }

  private Body pad(StaffState state, Step.Pin pin) {
    String name = name(state, pin.change());
    String words =
        switch (pin.asking()) {
          case NEW -> texts.get("staff.pin.new", name, PinRule.SHORTEST, PinRule.LONGEST);
          case NEW_AGAIN -> texts.get("staff.pin.repeat", name);
          case OWN -> texts.get("staff.pin.own", self(state));
          case LOOKING -> texts.get("lock.checking");
          case NO_MORE -> "";
        };
    boolean open = pin.asking() != Asking.LOOKING && pin.asking() != Asking.NO_MORE;
    return new Body.Pad(what(pin.change(), name), words, isBad(state.said()), open);
  }

  /** What is about to be done, or was. */
  private String what(StaffChange change, String name) {
    return switch (change) {
      case StaffChange.Add add -> texts.get("staff.what.add", name);
      case StaffChange.Grant grant -> texts.get("staff.what.grant", name, role(grant.role()));
      case StaffChange.Withdraw withdraw ->
          texts.get("staff.what.withdraw", name, role(withdraw.role()));
      case StaffChange.NewPin pin -> texts.get("staff.what.pin", name);
      case StaffChange.Remove remove -> texts.get("staff.what.remove", name);
      case StaffChange.LetTryAgain again -> texts.get("staff.what.again", name);
    };
  }

  private String name(StaffState state, StaffChange change) {
    return change instanceof StaffChange.Add add
        ? add.name()
        : name(state.find(change.whom()), change.whom());
  }

  /** Somebody who has been removed has an id only. */
  private static String name(Optional<Colleague> who, StaffId id) {
    return who.map(Colleague::name).orElse(id.value());
  }

  private static String self(StaffState state) {
    return state.people().orElseThrow().stream()
        .filter(Colleague::self)
        .findFirst()
        .map(Colleague::name)
        .orElse("");
  }

  private String role(Role role) {
    return texts.get("role." + role.key());
  }

  private static boolean isBad(Said said) {
    return !(said instanceof Said.Nothing) && !(said instanceof Said.Done);
  }

  private String said(StaffState state) {
    return switch (state.said()) {
      case Said.Nothing nothing -> "";
      case Said.Done(StaffChange change) ->
          texts.get("staff.done", what(change, name(state, change)));
      case Said.NotTaken taken ->
          texts.get("staff.not." + taken.why(), PinRule.SHORTEST, PinRule.LONGEST);
      case Said.BadPin bad ->
          texts.get("staff.not.PIN_" + bad.fault(), PinRule.SHORTEST, PinRule.LONGEST);
      case Said.NotTheSame other -> texts.get("staff.pin.other");
      case Said.NotYou not ->
          switch (not.standing()) {
            case Standing.Open open -> texts.get("lock.wrong", open.left());
            case Standing.Paused paused -> texts.get("staff.paused");
            case Standing.Barred barred -> texts.get("lock.barred");
          };
      case Said.Failed(String code) -> texts.get("failed", texts.get("failure." + code), code);
    };
  }
}
