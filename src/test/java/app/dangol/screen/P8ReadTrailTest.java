package app.dangol.screen;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Wanted;
import app.dangol.trust.AuditTrail.Whose;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.TrailCheck.Standing;
import app.dangol.visit.TrailDesk;
import app.dangol.visit.TrailFilter;
import app.dangol.visit.TrailFilter.Days;
import app.dangol.visit.TrailLook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P8: who looked at whose data can be read by a manager, page by page, which is a row itself. */
class P8ReadTrailTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C2 = new CustomerId("c2");
  private static final StaffId MINJI = ShopFloor.MINJI.id();
  private static final StaffId HANA = ShopFloor.HANA.id();

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(ShopFloor.NOW);
  private final List<TrailLook> looks = new ArrayList<>();
  private ShopFloor shop;
  private TrailDesk desk;

  @BeforeEach
  void open() {
    shop = new ShopFloor(folder, clock);
    shop.hire();
    shop.duty.begin(ShopFloor.JIEUN);
    desk = shop.trailDesk();
    desk.subscribe(looks::add);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anAssociateCannotOpenIt() {
    written(MINJI, Action.VIEW, C1);
    desk.open();
    looks.clear();

    shop.duty.begin(ShopFloor.MINJI);
    assertThat(desk.isPermitted()).isFalse();
    desk.choose(TrailFilter.FIRST.about(Optional.of(C1)));
    desk.older();
    desk.newer();
    desk.close();
    desk.open();

    assertThat(looks)
        .hasSize(4)
        .allMatch(look -> look.equals(new TrailLook.Failed(ErrorCode.ACC_01)));
    assertThat(readings()).as("the manager's own").hasSize(1);
  }

  @Test
  void anotherManagerDoesNotGoOnWithAReadingThatWasNotTheirs() {
    desk.open();
    looks.clear();
    shop.duty.begin(new StaffMember(new StaffId("m-2"), "", ShopFloor.JIEUN.roles()));

    desk.choose(TrailFilter.FIRST.within(Days.ALL));

    assertThat(looks).containsExactly(new TrailLook.Failed(ErrorCode.ACC_01));
  }

  @Test
  void eachOpeningAndEachCustomerAskedForIsOneRowHoweverManyPagesAreTurned() {
    written(60, MINJI, C1);

    desk.open();
    desk.older();
    desk.older();
    desk.newer();
    desk.choose(TrailFilter.FIRST.within(Days.ALL));
    desk.choose(TrailFilter.FIRST.about(Optional.of(C1)));
    desk.older();
    desk.choose(TrailFilter.FIRST.about(Optional.of(C1)).by(Optional.of("staff-1")));
    desk.choose(TrailFilter.FIRST);

    assertThat(readings())
        .extracting(Entry::whose)
        .containsExactly(new Whose.Nobody(), new Whose.Known(C1), new Whose.Nobody());
    assertThat(readings()).extracting(Entry::by).containsOnly("staff-m");
  }

  @Test
  void nothingIsShownWhereTheReadingCannotGoOnRecord() {
    written(MINJI, Action.VIEW, C1);
    shop.trail.fill();
    TrailDesk full = shop.trailDesk(shop.trail);
    full.subscribe(looks::add);

    full.open();

    assertThat(looks).containsExactly(new TrailLook.Failed(ErrorCode.DB_01));
  }

  @Test
  void thousandsOfRowsAreTurnedPageByPageAndBack() {
    written(5_000, MINJI, C1);
    desk.open();
    desk.choose(TrailFilter.FIRST.within(Days.ALL));

    List<Long> read = new ArrayList<>(numbers());
    assertThat(last().newer()).isFalse();
    while (last().older()) {
      desk.older();
      assertThat(last().rows()).hasSizeLessThanOrEqualTo(20);
      assertThat(last().newer()).isTrue();
      read.addAll(numbers());
    }

    assertThat(read)
        .as("each row once, the newest first, with that of the reading")
        .isEqualTo(LongStream.rangeClosed(-5_001, -1).map(n -> -n).boxed().toList());
    int told = looks.size();
    desk.older();
    assertThat(looks).as("there is no page behind the last").hasSize(told);
    List<Long> lastPage = numbers();
    desk.newer();
    assertThat(numbers().getLast()).isEqualTo(lastPage.getFirst() + 1);
  }

  @Test
  void rowsThatAreWrittenMeanwhileMoveNoPage() {
    written(50, MINJI, C1);
    desk.open();
    List<Long> first = numbers();
    written(30, HANA, C2);
    desk.older();

    assertThat(numbers().getFirst()).isEqualTo(first.getLast() - 1);
  }

  @Test
  void rowsAreFoundByDayByWhomByActAndByCustomer() {
    clock.set(ShopFloor.NOW.minus(Duration.ofDays(40)));
    written(MINJI, Action.VIEW, C1);
    clock.set(ShopFloor.NOW.minus(Duration.ofDays(29)));
    written(HANA, Action.NOTE_ADDED, C1);
    // With today it is the seventh day, though more than six times 24 hours ago.
    clock.set(Instant.parse("2026-11-15T00:30:00Z"));
    written(MINJI, Action.NOTE_ADDED, C2);
    clock.set(ShopFloor.NOW);
    written(MINJI, Action.VIEW, C1);
    desk.open();

    assertThat(numbers(TrailFilter.FIRST.within(Days.TODAY))).containsExactly(5L, 4L);
    assertThat(numbers(TrailFilter.FIRST)).containsExactly(5L, 4L, 3L);
    assertThat(numbers(TrailFilter.FIRST.within(Days.MONTH))).containsExactly(5L, 4L, 3L, 2L);
    TrailFilter all = TrailFilter.FIRST.within(Days.ALL);
    assertThat(numbers(all)).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(numbers(all.by(Optional.of("staff-1")))).containsExactly(4L, 3L, 1L);
    assertThat(numbers(all.of(Optional.of(Action.NOTE_ADDED)))).containsExactly(3L, 2L);
    assertThat(numbers(all.about(Optional.of(C1)))).containsExactly(6L, 4L, 2L, 1L);
    assertThat(numbers(all.about(Optional.of(C1)).by(Optional.of("staff-2")))).containsExactly(2L);
    assertThat(numbers(all.of(Optional.of(Action.ERASED)))).isEmpty();
  }

  @Test
  void saysWhoByNameAndWhoseByTheMaskedOne() {
    written(MINJI, Action.VIEW, C1);
    written(new StaffId("gone-7"), Action.VIEW, C2);
    desk.open();

    assertThat(last().rows())
        .extracting(row -> row.by().name().orElse(row.by().id()))
        .containsExactly("지은", "gone-7", "민지");
    assertThat(last().rows())
        .extracting(row -> row.masked().orElse("-"))
        .containsExactly("-", "남**연", "W*** F***");
    assertThat(last().rows().getFirst().store().orElseThrow().ko()).isEqualTo("성수점");
    assertThat(last().actors())
        .extracting(TrailLook.Actor::id)
        .containsExactly("gone-7", "staff-1", "staff-2", "staff-m");
  }

  @Test
  void somebodyErasedHasNoNameAndNobodyFindsThemByTheirId() {
    shop.realTrail().record(AuditAct.export(MINJI, C1, "she asked for it"));
    written(MINJI, Action.VIEW, C2);
    shop.realTrail().erase(ShopFloor.JIEUN.id(), C1);
    shop.erase("c2");
    desk.open();

    assertThat(last().rows()).allMatch(row -> row.masked().isEmpty());
    assertThat(last().rows())
        .extracting(row -> row.entry().whose().getClass().getSimpleName())
        .containsExactly("Nobody", "Erased", "Known", "Erased");
    assertThat(last().rows()).allMatch(row -> row.entry().reason().isEmpty());
    assertThat(numbers(TrailFilter.FIRST.about(Optional.of(C1))))
        .as("only the row of this very question")
        .containsExactly(5L);
  }

  @Test
  void tellsWhetherEveryRowIsAsItWasWrittenAndWhichIsNot() {
    written(30, MINJI, C1);
    shop.sendTrail(true);
    desk.open();

    Standing.Checked whole = standing();
    assertThat(whole.rows()).isEqualTo(31);
    assertThat(whole.findings()).isEmpty();
    assertThat(whole.signed().orElseThrow().seq()).isEqualTo(30);
    assertThat(whole.hub()).isEqualTo(OptionalLong.of(30));

    desk.close();
    shop.tamper("UPDATE audit SET staff = 'staff-2' WHERE seq = 17");
    desk.open();
    assertThat(standing().findings()).containsExactly(new AuditFinding.Altered(17));
  }

  /** Rows are still there to be read, and nothing to hold them against. */
  @Test
  void aTrailThatHasLostItsBeginningIsNotSaidToBeWhole() {
    written(3, MINJI, C1);
    shop.tamper("DELETE FROM audit_chain");

    desk.open();

    assertThat(standing().findings()).containsExactly(new AuditFinding.Lost());
    assertThat(last().rows()).isNotEmpty();
  }

  @Test
  void aTrailWhoseTableIsGoneIsNotSaidToBeWholeEither() {
    written(3, MINJI, C1);
    shop.tamper("DROP TABLE audit_chain");

    desk.open();

    assertThat(looks).containsExactly(new TrailLook.Failed(ErrorCode.DB_01));
  }

  @Test
  void nothingIsReadOnceSomebodyLooksAway() {
    written(60, MINJI, C1);
    desk.open();
    desk.close();
    looks.clear();

    desk.older();
    desk.choose(TrailFilter.FIRST.about(Optional.of(C1)));

    assertThat(looks).isEmpty();
    assertThat(readings()).hasSize(1);
  }

  private void written(StaffId by, Action action, CustomerId whose) {
    shop.realTrail().record(by, action, whose);
  }

  private void written(int rows, StaffId by, CustomerId whose) {
    AuditAct act = AuditAct.of(by, Action.VIEW, whose);
    shop.realTrail().record(Collections.nCopies(rows, act));
  }

  private List<Entry> readings() {
    return shop.written()
        .list(
            new Wanted(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Action.TRAIL_READ),
                Optional.empty()),
            OptionalLong.empty(),
            99);
  }

  private List<Long> numbers(TrailFilter filter) {
    desk.choose(filter);
    return numbers();
  }

  private List<Long> numbers() {
    return last().rows().stream().map(row -> row.entry().seq()).toList();
  }

  private TrailLook.Seen last() {
    return looks.stream()
        .filter(TrailLook.Seen.class::isInstance)
        .map(TrailLook.Seen.class::cast)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private Standing.Checked standing() {
    return looks.stream()
        .filter(TrailLook.Checked.class::isInstance)
        .map(look -> (Standing.Checked) ((TrailLook.Checked) look).standing())
        .reduce((before, after) -> after)
        .orElseThrow();
  }
}
