package app.dangol.trust.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A3: what each role may do, and that what is not listed is denied. */
class A3AccessTableTest {
  /** Said once more, by hand: a role an act a column. */
  private static final String MATRIX =
      """
                       ASSOCIATE MANAGER IT SHOPPER
      FIND_GOODS       yes       yes     yes yes
      FIND_PEOPLE      yes       yes     no  no
      SEE_CUSTOMER     yes       yes     no  no
      REVEAL_NAME      yes       yes     no  no
      WRITE_NOTE       yes       yes     no  no
      CHANGE_WISHES    yes       yes     no  no
      RESERVE          yes       yes     no  no
      CHANGE_CONSENTS  yes       yes     no  no
      TAKE_REQUEST     yes       yes     no  no
      STRIKE_TASTES    yes       yes     no  no
      STEER_SUGGESTIONS no       yes     no  no
      EXPORT_CUSTOMER  no        yes     no  no
      SEE_TASKS        yes       yes     no  no
      CHANGE_TASKS     yes       yes     no  no
      ANSWER_HELP      yes       yes     no  no
      SEE_SYNC         yes       yes     yes no
      DECIDE_REFUSED   yes       yes     no  no
      MANAGE_RULES     no        yes     no  no
      READ_TRAIL       no        yes     no  no
      MANAGE_STAFF     no        yes     yes no
      FREE_STAFF       no        yes     no  no
      BE_GREETED       no        no      no  yes
      USE_OWN_ACCOUNT  no        no      no  yes
      CALL_FOR_HELP    no        no      no  yes
      """;

  @Test
  void everyRoleMayDoWhatTheMatrixSaysAndNothingElse() {
    List<String> lines = MATRIX.lines().toList();
    List<Role> roles = words(lines.getFirst()).stream().map(Role::valueOf).toList();
    assertThat(roles).containsExactly(Role.values());
    Set<Act> told = new TreeSet<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = words(line);
      Act act = Act.valueOf(words.getFirst());
      told.add(act);
      for (int i = 0; i < roles.size(); i++) {
        assertThat(AccessTable.permits(roles.get(i), act))
            .as("%s %s", roles.get(i), act)
            .isEqualTo(words.get(i + 1).equals("yes"));
      }
    }
    assertThat(told).as("a new act is to be decided on").containsExactly(Act.values());
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  @Test
  void nobodyMayDoAnythingAndSomebodyWithoutARoleNothingEither() {
    OnDuty duty = new OnDuty();
    for (Act act : Act.values()) {
      assertThat(duty.ask(act)).isEqualTo(new Permit.Refused(ErrorCode.ACC_02));
    }
    duty.begin(member(Set.of()));
    for (Act act : Act.values()) {
      assertThat(duty.ask(act)).isEqualTo(new Permit.Refused(ErrorCode.ACC_01));
      assertThatThrownBy(() -> duty.require(act))
          .isInstanceOfSatisfying(
              AccessDenied.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACC_01));
    }
  }

  @Test
  void somebodyMayDoWhatAnyOfTheirRolesMay() {
    Permits both = Permits.of(member(Set.of(Role.ASSOCIATE, Role.IT)));

    assertThat(both.require(Act.SEE_CUSTOMER).id()).isEqualTo(new StaffId("s-1"));
    assertThat(both.ask(Act.MANAGE_STAFF)).isInstanceOf(Permit.Granted.class);
    assertThat(both.ask(Act.READ_TRAIL)).isInstanceOf(Permit.Refused.class);
  }

  @Test
  void theTrailIsReadByThoseWhoMayAndThatGoesOnRecordFirst() {
    List<AuditAct> recorded = new ArrayList<>();
    List<String> read = new ArrayList<>();
    AuditTrail trail =
        new AuditTrail() {
          @Override
          public List<Entry> list(Wanted wanted, OptionalLong before, int atMost) {
            read.add(wanted.whose() + " after " + recorded.size());
            return List.of();
          }

          @Override
          public List<String> listActors() {
            read.add("actors");
            return List.of();
          }
        };
    OnDuty duty = new OnDuty();
    GuardedTrail guarded = new GuardedTrail(trail, recorded::addAll, duty);
    Optional<CustomerId> c1 = Optional.of(new CustomerId("c1"));
    StaffMember both = member(Set.of(Role.ASSOCIATE, Role.IT));
    duty.begin(both);

    assertThatThrownBy(() -> guarded.open(both.id(), Optional.empty()))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> guarded.open(both.id(), c1)).isInstanceOf(AccessDenied.class);
    assertThat(recorded).isEmpty();

    StaffMember manager = member(Set.of(Role.MANAGER));
    duty.begin(manager);
    GuardedTrail.Reading all = guarded.open(manager.id(), Optional.empty());
    GuardedTrail.Reading hers = guarded.open(manager.id(), c1);
    all.list(AuditTrail.Wanted.ALL.about(c1), OptionalLong.empty(), 9);
    hers.list(AuditTrail.Wanted.ALL, OptionalLong.empty(), 9);
    hers.list(AuditTrail.Wanted.ALL, OptionalLong.of(3), 9);
    assertThat(read)
        .as("about whom was said when it was opened, and nothing else is read")
        .containsExactly("Optional.empty after 2", c1 + " after 2", c1 + " after 2");
    assertThat(recorded)
        .extracting(AuditAct::action, AuditAct::whose)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                app.dangol.trust.AuditLog.Action.TRAIL_READ, Optional.empty()),
            org.assertj.core.groups.Tuple.tuple(app.dangol.trust.AuditLog.Action.TRAIL_READ, c1));
  }

  @Test
  void aReadingIsOfNoUseToAnybodyElseNorToSomebodyWhoMayNotReadAnyMore() {
    List<AuditAct> recorded = new ArrayList<>();
    AuditTrail trail =
        new AuditTrail() {
          @Override
          public List<Entry> list(Wanted wanted, OptionalLong before, int atMost) {
            throw new AssertionError("was read");
          }

          @Override
          public List<String> listActors() {
            throw new AssertionError("was read");
          }
        };
    OnDuty duty = new OnDuty();
    GuardedTrail guarded = new GuardedTrail(trail, recorded::addAll, duty);
    StaffMember manager = member(Set.of(Role.MANAGER));
    duty.begin(manager);
    GuardedTrail.Reading reading = guarded.open(manager.id(), Optional.empty());
    StaffMember other = new StaffMember(new StaffId("m-2"), "", Set.of(Role.MANAGER));

    for (Optional<StaffMember> now :
        List.of(Optional.of(other), Optional.of(member(Set.of())), Optional.<StaffMember>empty())) {
      now.ifPresentOrElse(duty::begin, duty::end);
      assertThatThrownBy(() -> reading.list(AuditTrail.Wanted.ALL, OptionalLong.empty(), 9))
          .isInstanceOf(AccessDenied.class);
      assertThatThrownBy(reading::listActors).isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> guarded.open(manager.id(), Optional.empty()))
          .isInstanceOf(AccessDenied.class);
    }
    assertThat(recorded).hasSize(1);
  }

  private static StaffMember member(Set<Role> roles) {
    return new StaffMember(new StaffId("s-1"), "민지", roles);
  }
}
