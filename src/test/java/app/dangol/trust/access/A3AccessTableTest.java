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
      SEE_CUSTOMER     yes       yes     no  no
      REVEAL_NAME      yes       yes     no  no
      WRITE_NOTE       yes       yes     no  no
      CHANGE_WISHES    yes       yes     no  no
      RESERVE          yes       yes     no  no
      SEE_TASKS        yes       yes     no  no
      CHANGE_TASKS     yes       yes     no  no
      ANSWER_HELP      yes       yes     no  no
      SEE_SYNC         yes       yes     yes no
      DECIDE_REFUSED   yes       yes     no  no
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
          public List<Entry> list(OptionalLong before, int atMost) {
            read.add("all after " + recorded.size());
            return List.of();
          }

          @Override
          public List<Entry> listAbout(CustomerId whose, OptionalLong before, int atMost) {
            read.add(whose + " after " + recorded.size());
            return List.of();
          }
        };
    OnDuty duty = new OnDuty();
    GuardedTrail guarded = new GuardedTrail(trail, recorded::addAll, duty);
    CustomerId c1 = new CustomerId("c1");
    duty.begin(member(Set.of(Role.ASSOCIATE, Role.IT)));

    assertThatThrownBy(() -> guarded.list(OptionalLong.empty(), 9))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> guarded.listAbout(c1, OptionalLong.empty(), 9))
        .isInstanceOf(AccessDenied.class);
    assertThat(recorded).isEmpty();
    assertThat(read).isEmpty();

    duty.begin(member(Set.of(Role.MANAGER)));
    guarded.list(OptionalLong.empty(), 9);
    guarded.listAbout(c1, OptionalLong.empty(), 9);
    assertThat(read).containsExactly("all after 1", "c1 after 2");
    assertThat(recorded)
        .extracting(AuditAct::action, AuditAct::whose)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                app.dangol.trust.AuditLog.Action.TRAIL_READ, Optional.empty()),
            org.assertj.core.groups.Tuple.tuple(
                app.dangol.trust.AuditLog.Action.TRAIL_READ, Optional.of(c1)));
  }

  private static StaffMember member(Set<Role> roles) {
    return new StaffMember(new StaffId("s-1"), "민지", roles);
  }
}
