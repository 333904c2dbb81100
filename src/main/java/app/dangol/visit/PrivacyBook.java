package app.dangol.visit;

import app.dangol.config.ConsentTexts;
import app.dangol.customer.ConsentState;
import app.dangol.customer.Consents;
import app.dangol.customer.Correction;
import app.dangol.customer.Customer;
import app.dangol.customer.CustomerDirectory;
import app.dangol.customer.Profiles;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.Tasks;
import app.dangol.id.CustomerId;
import app.dangol.id.ReceiptNumber;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Erasure;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffMember;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What customers agree to and ask about their own data, as both kinds of desk write it down. What
 * is done is on record before it is done, and a shopper who did it themselves is on record as one.
 * For a desk's thread: blocks.
 */
public final class PrivacyBook {
  /** On record where nobody of the staff did it. */
  private static final String BY_SHOPPER = ",by_shopper";

  private final CustomerDirectory customers;
  private final TheirNumbers numbers;
  private final Consents consents;
  private final Profiles profiles;
  private final Tasks tasks;
  private final TasteBook tastes;
  private final AuditLog audit;
  private final ConsentTexts texts;
  private final Function<String, Optional<ConsentTexts>> earlier;
  private final Clock clock;

  /**
   * @param texts what people are told; what they agree to is recorded with its version
   * @param earlier the texts of a version this device has run with
   */
  public PrivacyBook(
      CustomerDirectory customers,
      Consents consents,
      Profiles profiles,
      Tasks tasks,
      TasteBook tastes,
      AuditLog audit,
      ConsentTexts texts,
      Function<String, Optional<ConsentTexts>> earlier,
      Clock clock) {
    this.customers = customers;
    this.numbers = new TheirNumbers(customers, profiles);
    this.consents = consents;
    this.profiles = profiles;
    this.tasks = tasks;
    this.tastes = tastes;
    this.audit = audit;
    this.texts = texts;
    this.earlier = earlier;
    this.clock = clock;
  }

  /** How it stands; empty for whom this device does not know. */
  Optional<PrivacyLook> find(CustomerId whose) {
    return customers.find(whose).filter(PrivacyBook::isKnown).map(this::look);
  }

  private PrivacyLook look(Customer customer) {
    CustomerId whose = customer.id();
    List<ConsentState> said = consents.list(whose);
    return new PrivacyLook(
        whose,
        customer.granted(),
        said,
        customer.suspended(),
        listAsked(whose),
        numbers.has(whose),
        profiles.find(whose).map(MaskedProfile::of),
        texts,
        agreedTo(said),
        tastes.listConcluded(customer),
        tastes.listStruck(whose));
  }

  /** Of what is granted, what was agreed to under another text than today's. */
  private Map<ConsentPurpose, AgreedText> agreedTo(List<ConsentState> said) {
    Map<ConsentPurpose, AgreedText> agreed = new EnumMap<>(ConsentPurpose.class);
    for (ConsentState state : said) {
      state
          .textVersion()
          .filter(version -> state.granted() && !version.equals(texts.version()))
          .ifPresent(version ->
              agreed.put(
                  state.purpose(),
                  new AgreedText(
                      version,
                      earlier.apply(version).map(then -> then.of(state.purpose().key())))));
    }
    return agreed;
  }

  /** Somebody looks at it. */
  void seen(StaffMember by, CustomerId whose) {
    record(by, Action.VIEW, whose, "consents");
  }

  /** They agree to a purpose, or withdraw it. */
  void change(StaffMember by, CustomerId whose, ConsentPurpose purpose, boolean granted) {
    String said = purpose.key() + (granted ? ".granted" : ".withdrawn");
    record(by, Action.CONSENT_CHANGED, whose, said);
    consents.record(whose, by.id(), purpose, granted, texts.version());
  }

  /** They want nothing done with their data for now, or that it be used again. */
  void suspend(StaffMember by, CustomerId whose, boolean suspended) {
    record(by, Action.SUSPENSION_CHANGED, whose, suspended ? "suspended" : "resumed");
    consents.suspend(whose, by.id(), suspended, texts.version());
  }

  /** They do not want something to be concluded about them, or take that back. */
  void strike(StaffMember by, CustomerId whose, StruckTaste taste, boolean out) {
    record(by, Action.TASTE_CHANGED, whose, taste.what().key() + (out ? ".struck" : ".restored"));
    tastes.change(by.id(), whose, taste, out);
  }

  /**
   * Their own data is put right; it counts here at once.
   *
   * @throws IllegalArgumentException if it is not usable
   */
  void correct(StaffMember by, CustomerId whose, Correction correction) {
    if (!correction.isUsable()) {
      throw new IllegalArgumentException("nothing that could be kept");
    }
    String fields =
        correction.changed().stream()
            .sorted()
            .map(field -> field.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    record(by, Action.PROFILE_CHANGED, whose, fields);
    profiles.change(whose, by.id(), correction.change());
  }

  /**
   * The store is asked for something. Asked for twice it stays one task, of the first day.
   *
   * @param words what the task says
   */
  AskedFor ask(StaffMember by, CustomerId whose, DataRequest what, String words) {
    return listAsked(whose).stream()
        .filter(asked -> asked.what() == what)
        .findFirst()
        .orElseGet(() -> add(by, whose, what, words));
  }

  private AskedFor add(StaffMember by, CustomerId whose, DataRequest what, String words) {
    record(by, Action.TASK_ADDED, whose, what.kind());
    LocalDate due = LocalDate.ofInstant(clock.instant().plus(Erasure.DUE), clock.getZone());
    Tasks.Draft draft =
        new Tasks.Draft(Optional.of(whose), what.kind(), words, Optional.of(due), Optional.empty());
    return new AskedFor(what, new ReceiptNumber(tasks.add(by.id(), draft).toString()), due);
  }

  private void record(StaffMember by, Action action, CustomerId whose, String word) {
    boolean themselves = by.roles().contains(Role.SHOPPER);
    audit.record(AuditAct.of(by.id(), action, whose).with(themselves ? word + BY_SHOPPER : word));
  }

  /** What is still to be done for them, the first due in front. */
  private List<AskedFor> listAsked(CustomerId whose) {
    return tasks.listOpenOf(whose).stream()
        .flatMap(task ->
            DataRequest.find(task.kind()).stream()
                .flatMap(what ->
                    task.due().stream()
                        .map(due ->
                            new AskedFor(what, new ReceiptNumber(task.id().toString()), due))))
        .toList();
  }

  private static boolean isKnown(Customer customer) {
    return customer.mayBeGreeted();
  }
}
