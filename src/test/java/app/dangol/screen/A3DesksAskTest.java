package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Correction;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.TaskChange;
import app.dangol.customer.TaskRule;
import app.dangol.customer.Tasks;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.HelpCallId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.scan.Scan;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffMember;
import app.dangol.visit.AccountDesk;
import app.dangol.visit.AccountEvent;
import app.dangol.visit.DataRequest;
import app.dangol.visit.FeedbackDesk;
import app.dangol.visit.NameDesk;
import app.dangol.visit.NameLook;
import app.dangol.visit.OwnDataDesk;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.PrivacyEvent;
import app.dangol.visit.RuleDesk;
import app.dangol.visit.RuleLook;
import app.dangol.visit.ShopperDesk;
import app.dangol.visit.ShopperEvent;
import app.dangol.visit.StaffChange;
import app.dangol.visit.StaffDesk;
import app.dangol.visit.StaffLook;
import app.dangol.visit.SteerDesk;
import app.dangol.visit.SteerEvent;
import app.dangol.visit.SyncDesk;
import app.dangol.visit.SyncLook;
import app.dangol.visit.TaskDesk;
import app.dangol.visit.TaskLook;
import app.dangol.visit.TrailDesk;
import app.dangol.visit.TrailFilter;
import app.dangol.visit.TrailLook;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent;
import app.dangol.visit.feedback.FeedbackKind;
import app.dangol.visit.steer.SteeringBook;
import app.dangol.visit.steer.SteeringWord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A3: the desks themselves ask whether something may be done; no screen can do without. */
class A3DesksAskTest {
  private static final CustomerId C1 = new CustomerId("c1");

  /** What happens without anybody doing it: it ends something, or tells nothing personal. */
  private static final Map<Class<?>, Set<String>> NOBODYS =
      Map.of(
          VisitDesk.class,
          Set.of("subscribe", "wipe", "leave", "forgetLeft", "lookForHelp", "hubIsBack"),
          ShopperDesk.class,
          Set.of("subscribe", "wipe", "lookForHelp", "hubIsBack"),
          TaskDesk.class,
          Set.of("subscribe", "close"),
          SyncDesk.class,
          Set.of("subscribe", "close"),
          TrailDesk.class,
          Set.of("subscribe", "close"),
          NameDesk.class,
          Set.of("subscribe", "forget", "stop", "changed", "allChanged", "holdsNames", "close"));

  @TempDir Path folder;
  private ShopFloor shop;
  private TaskId task;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder);
    task = shop.task("call her", null, true);
    shop.hubRefusesANote("not taken");
    shop.scanCard(ShopFloor.WILHELMINA);
    shop.audited.clear();
    shop.trail.by().clear();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void everyPublicActAsksBeforeItDoesAnything() throws Exception {
    List<Object> told = new ArrayList<>();
    List<Act> asked = new ArrayList<>();
    OnDuty before = new OnDuty();
    shop.permits(act -> {
      asked.add(act);
      return before.ask(act);
    });
    int ops = shop.outbox().waiting();
    List<Object> desks =
        List.of(
            shop.desk,
            shop.shoppers,
            shop.taskDesk(),
            shop.syncDesk(),
            shop.accountDesk(),
            shop.privacyDesk(),
            shop.ownDataDesk(),
            shop.steerDesk(),
            shop.feedbackDesk(),
            shop.trailDesk(),
            shop.ruleDesk(() -> {}),
            shop.staffDesk(() -> 0, () -> {}),
            shop.nameDesk());
    for (Object desk : desks) {
      subscribe(desk, told);
      for (Method method : desk.getClass().getDeclaredMethods()) {
        if (!isAct(desk.getClass(), method)) {
          continue;
        }
        asked.clear();
        told.clear();
        Exception thrown = call(desk, method);
        String what = desk.getClass().getSimpleName() + "." + method.getName();
        assertThat(asked).as(what + " asks").isNotEmpty();
        assertThat(shop.audited).as(what + " looks at nobody").isEmpty();
        assertThat(shop.auditedAtKiosk).as(what + " looks at nobody").isEmpty();
        assertThat(told).as(what + " tells nothing").allMatch(A3DesksAskTest::isHarmless);
        assertThat(thrown == null || thrown instanceof app.dangol.trust.access.AccessDenied)
            .as(what)
            .isTrue();
      }
    }
    assertThat(shop.outbox().waiting()).as("nothing was written").isEqualTo(ops);
    assertThat(shop.written().listActors()).as("the trail was not opened").isEmpty();
  }

  @Test
  void anActThatIsNotTheirsAnswersWithACodeAndOneThatIsIsDone() {
    List<VisitEvent> events = shop.record();

    shop.duty.begin(new StaffMember(new StaffId("it-1"), "IT", Set.of(Role.IT)));
    shop.desk.addNote(C1, "likes blue");
    assertThat(events)
        .containsExactly(
            new VisitEvent.NoteNotSaved(C1, "likes blue"), new VisitEvent.Failed(ErrorCode.ACC_01));
    assertThat(shop.audited).isEmpty();

    events.clear();
    shop.duty.end();
    shop.scanCard(ShopFloor.NAMGUNG);
    assertThat(events).containsExactly(new VisitEvent.Failed(ErrorCode.ACC_02));

    shop.duty.begin(ShopFloor.MINJI);
    shop.desk.addNote(C1, "likes blue");
    assertThat(shop.audited).containsExactly("NOTE_ADDED c1");
  }

  @Test
  void whoeverAskedDidItAlsoWhenSomebodyElseIsSignedInByTheTimeItIsDone() {
    shop.hold();
    shop.desk.addNote(C1, "likes blue");
    shop.duty.begin(new StaffMember(new StaffId("staff-9"), "하나", Set.of(Role.ASSOCIATE)));
    shop.goOn();

    assertThat(shop.trail.by()).containsExactly(new StaffId("staff-1"));
  }

  @Test
  void nothingIsToldAboutACustomerWhileTheDeviceIsLocked() {
    AccountDesk accounts = shop.accountDesk();
    TaskDesk tasks = shop.taskDesk();
    List<Object> told = new ArrayList<>();
    shop.desk.subscribe(told::add);
    accounts.subscribe(told::add);
    tasks.subscribe(told::add);
    tasks.open();
    told.clear();

    shop.duty.end();
    shop.desk.refresh();
    accounts.lookAgain(C1);
    tasks.look();
    assertThat(told).isEmpty();
  }

  private static boolean isHarmless(Object told) {
    return switch (told) {
      case VisitEvent.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case VisitEvent.NoteNotSaved notSaved -> true;
      case TaskLook.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case SyncLook.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case TrailLook.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case StaffLook.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case RuleLook.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case PrivacyEvent.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case NameLook.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case SteerEvent.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case AccountEvent.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case ShopperEvent.Failed failed -> failed.code() == ErrorCode.ACC_02;
      case ShopperEvent.Forgotten forgotten -> true;
      default -> false;
    };
  }

  private static boolean isAct(Class<?> desk, Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !method.isSynthetic()
        && !NOBODYS.getOrDefault(desk, Set.of("subscribe")).contains(method.getName());
  }

  private static void subscribe(Object desk, List<Object> told) {
    switch (desk) {
      case VisitDesk visit -> visit.subscribe(told::add);
      case ShopperDesk shopper -> shopper.subscribe(told::add);
      case TaskDesk tasks -> tasks.subscribe(told::add);
      case SyncDesk sync -> sync.subscribe(told::add);
      case TrailDesk trail -> trail.subscribe(told::add);
      case StaffDesk staff -> staff.subscribe(told::add);
      case RuleDesk rules -> rules.subscribe(told::add);
      case OwnDataDesk own -> own.subscribe(told::add);
      case PrivacyDesk privacy -> privacy.subscribe(told::add);
      case NameDesk names -> names.subscribe(told::add);
      case AccountDesk account -> account.subscribe(told::add);
      case SteerDesk steering -> steering.subscribe(told::add);
      case FeedbackDesk feedback -> {}
      default -> throw new IllegalArgumentException(desk.toString());
    }
  }

  private @Nullable Exception call(Object desk, Method method) throws Exception {
    try {
      method.invoke(desk, Arrays.stream(method.getParameterTypes()).map(this::any).toArray());
      return null;
    } catch (InvocationTargetException e) {
      return (Exception) e.getCause();
    }
  }

  private Object any(Class<?> type) {
    Map<Class<?>, Object> some =
        Map.of(
            Scan.class,
            ShopFloor.card(ShopFloor.NAMGUNG),
            String.class,
            "blue",
            Sku.class,
            new Sku("S1"),
            CustomerId.class,
            C1,
            boolean.class,
            true,
            long.class,
            0L,
            OpId.class,
            shop.refusals().list().getFirst().id(),
            TaskId.class,
            task,
            TaskChange.class,
            TaskChange.to(app.dangol.customer.Task.State.DONE),
            HelpCallId.class,
            HelpCallId.create());
    if (type == ConsentPurpose.class) {
      return ConsentPurpose.MARKETING;
    }
    if (type == Correction.class) {
      return Correction.of("Another Name", "", "");
    }
    if (type == DataRequest.class) {
      return DataRequest.COPY;
    }
    if (type == StaffChange.class) {
      return new StaffChange.Remove(ShopFloor.HANA.id());
    }
    if (type == StruckTaste.class) {
      return new StruckTaste(StruckTaste.What.KIND, "cup");
    }
    if (type == SteeringBook.Draft.class) {
      return new SteeringBook.Draft(
          new Sku("S1"), false, SteeringWord.Act.BAN, Optional.empty(), "recalled");
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == List.class) {
      return List.of(new Sku("S1"));
    }
    if (type == FeedbackKind.class) {
      return FeedbackKind.OPENED;
    }
    if (type == char[].class) {
      return ShopFloor.PIN.toCharArray();
    }
    if (type == TrailFilter.class) {
      return TrailFilter.FIRST.about(Optional.of(C1));
    }
    if (type == TaskRule.class) {
      return TaskRule.standard(TaskRule.Kind.LAPSING);
    }
    if (type == Tasks.Draft.class) {
      return new Tasks.Draft(
          Optional.of(C1), "follow_up", "words", Optional.empty(), Optional.empty());
    }
    if (type == Consumer.class) {
      return (Consumer<Object>)
          what -> {
            throw new IllegalStateException("done without being asked");
          };
    }
    if (type == Runnable.class) {
      return (Runnable)
          () -> {
            throw new IllegalStateException("answered without being asked");
          };
    }
    assertThat(some).as("an example of " + type).containsKey(type);
    return Objects.requireNonNull(some.get(type));
  }
}
