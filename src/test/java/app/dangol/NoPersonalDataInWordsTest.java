package app.dangol;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Customer;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.Note;
import app.dangol.customer.PersonName;
import app.dangol.customer.TimelineEntry;
import app.dangol.demo.DemoCustomer;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.scan.Scan;
import app.dangol.screen.associate.model.StaffPage;
import app.dangol.screen.associate.model.StaffState;
import app.dangol.screen.associate.model.TrailPage;
import app.dangol.screen.associate.model.TrailPresenter;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditTrail;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.audit.AuditTies;
import app.dangol.trust.credential.PublicHalf;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.visit.CustomerView;
import app.dangol.visit.StaffChange;
import app.dangol.visit.StaffLook;
import app.dangol.visit.TrailFilter;
import app.dangol.visit.TrailLook;
import app.dangol.visit.VisitEvent;
import app.dangol.wire.CardKeys;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds personal data never shows it in words, for words end up in logs. */
class NoPersonalDataInWordsTest {
  private static final String NAME = "Canaryname";
  private static final String PHONE = "+821099887766";
  private static final String MAIL = "canarymail@example.org";
  private static final String CARD = "CANARYCARD1";
  private static final String WORDS = "canarywords";
  private static final List<String> CANARIES =
      List.of(NAME, PHONE, MAIL, CARD, WORDS, "canarymail", "99887766");
  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  private static final AuditTrail.Entry EXPORTED =
      new AuditTrail.Entry(
          1,
          AT,
          "staff-1",
          "seoul-1",
          "tablet-1",
          "export",
          "",
          new AuditTrail.Whose.Nobody(),
          Optional.of(WORDS));

  private static final StaffChange.Add HIRED =
      new StaffChange.Add(new StaffId("s-009"), NAME, Set.of(Role.ASSOCIATE));

  @ParameterizedTest
  @MethodSource("records")
  void showsNone(Object holder) {
    assertThat(holder.toString()).doesNotContain(CANARIES);
  }

  static Stream<Object> records() {
    return Stream.concat(ofTheWire(), ofTheShop());
  }

  private static Stream<Object> ofTheWire() {
    Entity.Customer customer =
        new Entity.Customer(
            "c1",
            NAME,
            PHONE,
            MAIL,
            List.of(CARD),
            "seoul-1",
            "2024-05-01",
            List.of(new Entity.Preference("likes", new Entity.Text(WORDS, WORDS))),
            List.of("lookup"));
    String id = OpId.create().toString();
    Entity.Note note = new Entity.Note(id, "c1", AT.toString(), "staff-1", NAME, WORDS);
    Row row = Row.of(Entity.CUSTOMER, "c1", 1, StrictJson.toTree(customer));
    Ops.Op op =
        new Ops.Op(
            id, 1, Ops.NOTE_ADD, "c1", "staff-1", AT.toString(), StrictJson.toTree(note), "00");
    Ops.Result result = new Ops.Result(id, Ops.Status.REJECTED, 0, "unknown_customer", WORDS);
    return Stream.of(
        customer,
        note,
        row,
        new Page(List.of(row), "next", false, 1),
        op,
        new Ops.Request("tablet-1", List.of(op)),
        result,
        new Ops.Answer(List.of(result), 1),
        new CardKeys.Answer("dangol", "00", 1, WORDS),
        new PublishedKeys("dangol", new PublicHalf("0".repeat(64)), 1, WORDS));
  }

  private static Stream<Object> ofTheShop() {
    Customer customer =
        new Customer(
            new CustomerId("c1"),
            new PersonName(NAME),
            new StoreId("seoul-1"),
            LocalDate.of(2024, 5, 1),
            List.of(),
            Set.of(),
            false,
            false);
    Note note = new Note(OpId.create(), AT, NAME, WORDS, Note.Delivery.DELIVERED);
    CustomerView view =
        new CustomerView(
            customer,
            Optional.of(AT),
            1,
            List.of(),
            true,
            List.of(new TimelineEntry.Written(note)),
            Map.of(),
            Map.of(),
            CustomerAccount.NONE,
            List.of(),
            Optional.of(AT),
            Optional.empty(),
            Optional.empty());
    Scan.Symbol symbol = new Scan.Symbol(Optional.of("]C0"), Optional.of("Code 128"));
    return Stream.of(
        customer,
        note,
        view,
        new VisitEvent.CustomerArrived(view),
        new VisitEvent.CustomerRefreshed(view),
        member(symbol, MemberToken.Kind.CARD, CARD),
        member(symbol, MemberToken.Kind.PHONE, PHONE),
        member(symbol, MemberToken.Kind.EMAIL, MAIL),
        new Scan.Credential(
            AT, symbol, new MemberToken(MemberToken.Kind.SIGNED, MemberToken.SIGNED_PREFIX + CARD)),
        new Scan.Unknown(AT, symbol, WORDS),
        AuditAct.export(new StaffId("staff-1"), new CustomerId("c1"), WORDS),
        new AuditTies.Tie(WORDS, "00"),
        EXPORTED,
        new TrailLook.Row(
            EXPORTED,
            new TrailLook.Actor("staff-1", Optional.of(NAME)),
            Optional.of(new TrailLook.Actor("staff-2", Optional.of(NAME))),
            Optional.empty(),
            Optional.of(NAME)),
        new TrailPresenter.Present(new CustomerId("c1"), NAME),
        HIRED,
        new StaffLook.Done(HIRED),
        new StaffState.Step.Pin(HIRED, StaffState.Asking.OWN),
        new StaffLook.Colleague(
            HIRED.whom(), NAME, HIRED.roles(), new SignIn.Standing.Open(5), false, true, true),
        new StaffPage.Person(HIRED.whom(), NAME, NAME, NAME, NAME),
        new StaffPage(NAME, false, new StaffPage.Body.Pad(NAME, NAME, false, true)),
        new StaffPage.Body.Pad(NAME, NAME, false, true),
        new TrailPage.Row(NAME, NAME, "", WORDS),
        new TrailPage.Choice(NAME, TrailFilter.FIRST, true),
        new TrailPage("", false, "", "", NAME, List.of(), false, false, "", List.of()),
        new DemoCustomer(
            "c1",
            NAME,
            PHONE,
            MAIL,
            CARD,
            "seoul-1",
            LocalDate.of(2024, 5, 1),
            List.of(),
            List.of("lookup")));
  }

  private static Scan member(Scan.Symbol symbol, MemberToken.Kind kind, String value) {
    return new Scan.Member(AT, symbol, new MemberToken(kind, value));
  }
}
