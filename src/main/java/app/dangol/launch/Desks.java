package app.dangol.launch;

import app.dangol.cache.BucketCopyParts;
import app.dangol.cache.CacheChange;
import app.dangol.config.KeptWordings;
import app.dangol.config.KioskConfig;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.insight.Insights;
import app.dangol.insight.ParameterFile;
import app.dangol.suggest.Suggester;
import app.dangol.text.Texts;
import app.dangol.trust.access.GuardedTrail;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignInRecord;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.StaffOffice;
import app.dangol.visit.AccountBook;
import app.dangol.visit.AccountDesk;
import app.dangol.visit.CustomerInsight;
import app.dangol.visit.CustomerViews;
import app.dangol.visit.DutyDesk;
import app.dangol.visit.FeedbackDesk;
import app.dangol.visit.Freshness;
import app.dangol.visit.HelpWatch;
import app.dangol.visit.LookUps;
import app.dangol.visit.NameDesk;
import app.dangol.visit.NumberProof;
import app.dangol.visit.Offers;
import app.dangol.visit.OwnDataDesk;
import app.dangol.visit.OwnHelp;
import app.dangol.visit.PrivacyBook;
import app.dangol.visit.PrivacyDesk;
import app.dangol.visit.RuleDesk;
import app.dangol.visit.ShopperDesk;
import app.dangol.visit.StaffDesk;
import app.dangol.visit.SteerDesk;
import app.dangol.visit.StoreRound;
import app.dangol.visit.SyncDesk;
import app.dangol.visit.TaskDesk;
import app.dangol.visit.TasteBook;
import app.dangol.visit.TrailDesk;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.feedback.Feedback;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Makes the desks of a device over its stores; all of them work on one thread. */
final class Desks implements AutoCloseable {
  private final KioskConfig config;
  private final Stores stores;
  private final OnDuty duty;
  private final KeptWordings wordings;
  private final Clock clock;
  private final Executor thread;
  private final Offers offers;
  private final Feedback feedback;
  private final Freshness freshness;
  private final CustomerInsight insight;
  private final NumberProof proof;
  private final Optional<NameDesk> names;
  private final SignIn signIn;
  private final DutyDesk duties;

  Desks(
      KioskConfig config,
      Stores stores,
      OnDuty duty,
      KeptWordings wordings,
      Clock clock,
      Executor thread) {
    this.config = config;
    this.stores = stores;
    this.duty = duty;
    this.wordings = wordings;
    this.clock = clock;
    this.thread = thread;
    StoreId here = new StoreId(config.place().store());
    this.offers =
        new Offers(
            stores.catalog, new Suggester(stores.model), here, stores.steering::now, stores.trials);
    this.feedback = new Feedback(stores.feedback, clock);
    this.freshness = new DataAge(stores.states, stores.onDemand, here);
    this.insight =
        new CustomerInsight(() -> new Insights(ParameterFile.shipped(), clock.getZone()), clock);
    this.proof = new NumberProof(stores.customers, stores.profiles, stores.audit, clock);
    this.signIn = createSignIn();
    this.duties = new DutyDesk(signIn, stores.staff, duty, thread);
    // A kiosk never has anybody's name in memory.
    this.names =
        config.mode() == KioskConfig.Mode.ASSOCIATE ? Optional.of(createNames()) : Optional.empty();
  }

  private NameDesk createNames() {
    NameDesk created =
        new NameDesk(
            stores.names, stores.customers, stores.profiles, stores.audit, duty, proof, thread);
    duty.onTurn(() -> {
      if (duty.who().isPresent()) {
        created.begin();
      } else {
        created.forget();
      }
    });
    stores.changes.subscribe(change -> follow(created, change));
    return created;
  }

  private static void follow(NameDesk names, CacheChange change) {
    switch (change) {
      case CacheChange.Customers customers -> names.changed(customers.ids());
      case CacheChange.OpAdded added -> names.changed(added.ids());
      case CacheChange.OpsSettled settled -> names.changed(settled.ids());
      case CacheChange.Damaged damaged -> names.allChanged();
      case CacheChange.Rebuilt rebuilt -> names.allChanged();
      case CacheChange.Catalogue catalogue -> {}
      case CacheChange.Stock stock -> {}
      case CacheChange.Model model -> {}
      case CacheChange.Work work -> {}
    }
  }

  /** Where the associate looks for somebody by name; a kiosk has none. */
  Optional<NameDesk> names() {
    return names;
  }

  /** When the desks' thread does nothing any more. */
  @Override
  public void close() {
    names.ifPresent(NameDesk::close);
  }

  /** Where the associate serves whoever shows a card. */
  VisitDesk visit(LookUps lookUps) {
    return new VisitDesk(
        stores.customers,
        stores.signedCards,
        stores.catalog,
        stores.notes,
        new CustomerViews(
            stores.customers,
            stores.accounts,
            stores.tasks,
            stores.notes,
            stores.catalog,
            offers,
            freshness,
            insight,
            clock),
        offers,
        stores.audit,
        duty,
        new HelpWatch(stores.helpCalls, stores.helpCalls),
        lookUps,
        stores.scans,
        clock,
        thread);
  }

  /** Where the staff sign in. */
  DutyDesk duty() {
    return duties;
  }

  /** One for all: it counts the tries, and the pauses they bring. */
  private SignIn createSignIn() {
    SignInRecord onRecord = new SignInRecord(stores.audit, new StaffId(config.place().device()));
    return new SignIn(stores.staff, stores.pins, duty, onRecord, System::nanoTime);
  }

  /** Where a manager or IT looks after the staff; the lock screen follows. */
  StaffDesk staff() {
    return new StaffDesk(
        new StaffOffice(stores.staff, stores.pins, stores.audit),
        signIn,
        duty,
        thread,
        duties::look);
  }

  /** Where a manager reads the audit trail. */
  TrailDesk trail() {
    return new TrailDesk(
        new GuardedTrail(stores.trail, stores.audit, duty),
        stores.trailCheck,
        stores.customers,
        stores.staff,
        stores.catalog,
        duty,
        clock,
        thread,
        // Not virtual: inside SQLite it holds a carrier, of which a tablet has one or two.
        check -> Thread.ofPlatform().daemon().name("trail check").start(check));
  }

  /** Where somebody serves themselves. */
  ShopperDesk shopper(LookUps lookUps) {
    StaffId device = new StaffId(config.place().device());
    return new ShopperDesk(
        stores.customers,
        stores.signedCards,
        stores.accounts,
        stores.catalog,
        offers,
        stores.audit,
        stores.erasure,
        shopperPermits(),
        device,
        new OwnHelp(stores.helpCalls),
        freshness,
        lookUps,
        feedback,
        clock,
        thread);
  }

  /** Where a tablet tells what became of the suggestions of those visits. */
  FeedbackDesk feedback(VisitDesk visits) {
    return new FeedbackDesk(visits, feedback, duty, thread);
  }

  /** Where a manager says what is suggested first, more or not at all. */
  SteerDesk steering() {
    SteerDesk steering =
        new SteerDesk(stores.steering, stores.catalog, stores.staff, stores.audit, duty, thread);
    stores.changes.subscribe(change -> {
      if (change instanceof CacheChange.Catalogue) {
        steering.lookAgain();
      }
    });
    return steering;
  }

  /** Where somebody at the kiosk sees and changes what they agreed to. */
  OwnDataDesk ownData(ShopperDesk shoppers) {
    return new OwnDataDesk(shoppers, privacyBook(), shopperPermits(), clock, thread);
  }

  private Permits shopperPermits() {
    StaffId device = new StaffId(config.place().device());
    return Permits.of(new StaffMember(device, "", Set.of(Role.SHOPPER)));
  }

  /** Where the associate looks at how the tablet stands with the hub. */
  SyncDesk sync() {
    return new SyncDesk(
        new BucketCopyParts(stores.states, config.place().store()),
        stores.refused,
        stores.customers,
        stores.tasks,
        stores.audit,
        duty,
        thread);
  }

  /** Where the associate changes what a customer has with the shop. */
  AccountDesk account() {
    return new AccountDesk(
        stores.wishes,
        stores.reservations,
        stores.audit,
        duty,
        new StoreId(config.place().store()),
        new AccountBook(
            stores.customers, stores.accounts, stores.tasks, stores.catalog, clock.getZone()),
        thread);
  }

  /** Where the associate writes down what a customer agrees to and asks about their data. */
  PrivacyDesk privacy() {
    return new PrivacyDesk(privacyBook(), stores.erasure, proof, duty, thread);
  }

  private PrivacyBook privacyBook() {
    return new PrivacyBook(
        stores.customers,
        stores.consents,
        stores.profiles,
        stores.tasks,
        new TasteBook(stores.customers, stores.accounts, stores.catalog, stores.struck),
        stores.audit,
        config.consentTexts(),
        wordings::find,
        clock);
  }

  /** Goes through the store's customers, and makes the tasks its rules ask for. */
  StoreRound round() {
    return new StoreRound(
        stores.book,
        stores.customers,
        stores.catalog,
        stores.taskRules,
        stores.tasks,
        stores.audit,
        insight,
        new StoreId(config.place().store()),
        new StaffId(config.place().device()),
        Texts.in(config.display().language()),
        clock);
  }

  /**
   * Where a manager changes the rules by which tasks are made.
   *
   * @param changed called when one was changed here
   */
  RuleDesk rules(Runnable changed) {
    return new RuleDesk(stores.taskRules, duty, thread, changed);
  }

  /** Where the associate looks at the store's open work. */
  TaskDesk tasks() {
    TaskDesk tasks = new TaskDesk(stores.tasks, stores.customers, stores.audit, duty, thread);
    stores.changes.subscribe(change -> {
      if (change instanceof CacheChange.Work) {
        tasks.look();
      }
    });
    return tasks;
  }
}
