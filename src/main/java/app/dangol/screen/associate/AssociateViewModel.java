package app.dangol.screen.associate;

import app.dangol.device.DeviceStatus;
import app.dangol.id.CustomerId;
import app.dangol.id.HelpCallId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.screen.Appearance;
import app.dangol.screen.FxThread;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.screen.associate.model.HelpText;
import app.dangol.screen.associate.model.ItemPage;
import app.dangol.screen.associate.model.NoticeText;
import app.dangol.screen.associate.model.StatusText;
import app.dangol.sync.SyncStatus;
import app.dangol.text.Texts;
import app.dangol.visit.Offer;
import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent;
import app.dangol.visit.feedback.FeedbackKind;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;

/**
 * What the associate's screen shows and what it can do. Holds the last visit event and puts it into
 * words again whenever the language changes or time passes. All methods belong to the FX thread,
 * apart from the two that take events in.
 */
public final class AssociateViewModel {
  private final VisitDesk desk;
  private final Runnable syncNow;

  private final Wording wording;
  private final CustomerViewModel customer;
  private final Notices notices;
  private final FindViewModel find;
  private final ItemViewModel item;
  private final StatusViewModel status;
  private final HelpViewModel help;
  private final SyncViewModel sync;

  private final AccountViewModel account;
  private final TaskViewModel tasks;
  private final TrailViewModel trail;
  private final StaffViewModel staff;
  private final RulesViewModel rules;
  private final BookViewModel book;
  private final PrivacyViewModel privacy;
  private final ReasonsViewModel reasons;
  private final InsightViewModel insight;
  private final FeedbackViewModel feedback;
  private final SteerViewModel steer;
  private final BegunWork begunWork;
  private final VisitEvents visits;

  /**
   * @param typedCode takes a code typed by hand down the same way as a scanned one
   * @param syncNow tries the hub at once instead of waiting for the next attempt
   */
  public AssociateViewModel(
      VisitDesk desk,
      StoreId here,
      Clock clock,
      Appearance appearance,
      Consumer<String> typedCode,
      Runnable syncNow) {
    this.desk = desk;
    this.syncNow = syncNow;
    wording = new Wording(appearance, here, clock);
    customer = new CustomerViewModel(wording);
    help = new HelpViewModel(wording);
    notices = new Notices(wording, help::stepBack);
    find = new FindViewModel(desk, typedCode, wording, notices);
    feedback = new FeedbackViewModel(customer, notices);
    account = new AccountViewModel(wording, customer, notices, here, feedback);
    item = new ItemViewModel(wording, account::actions);
    status = new StatusViewModel(wording);
    sync = new SyncViewModel(wording);
    book = new BookViewModel(wording, customer);
    privacy = new PrivacyViewModel(wording, customer, notices, this::finish);
    insight = new InsightViewModel(wording, customer);
    reasons = new ReasonsViewModel(wording, customer, feedback);
    steer = new SteerViewModel(wording, notices);
    tasks = new TaskViewModel(wording, notices, customer, desk::refresh);
    trail = new TrailViewModel(wording, customer);
    staff = new StaffViewModel(wording);
    rules = new RulesViewModel(wording);
    begunWork = new BegunWork(customer, find, tasks);
    visits =
        new VisitEvents(
            desk, customer, notices, find, item, status, help, book, privacy, begunWork);
    wording.appearanceProperty().addListener(observable -> presentAll());
  }

  /** Takes an event of the desk in; any thread. */
  public void onVisitEvent(VisitEvent event) {
    FxThread.run(() -> visits.take(event));
  }

  /** Takes the exchange's state in; any thread. */
  public void onSyncStatus(SyncStatus changed) {
    FxThread.run(() -> {
      status.take(changed);
      sync.take(changed);
    });
  }

  /** Takes a reader's state in; any thread. */
  public void onReaderStatus(DeviceStatus changed) {
    FxThread.run(() -> status.take(changed));
  }

  /** Puts everything into words again: the language has changed, or figures have grown older. */
  public void presentAll() {
    status.present();
    customer.present();
    item.present();
    find.present();
    notices.present();
    help.present();
    sync.present();
    tasks.present();
    trail.present();
    staff.present();
    rules.present();
    book.present();
    privacy.present();
    reasons.present();
    insight.present();
    steer.present();
  }

  /** Opens the product page of a suggestion, with its reason or turned to the customer. */
  public void open(Sku sku, boolean turnedToCustomer) {
    customer
        .view()
        .ifPresent(view ->
            view.offers().stream()
                .filter(offer -> offer.product().sku().equals(sku))
                .findFirst()
                .ifPresent(offer -> {
                  feedback.tell(FeedbackKind.OPENED, sku);
                  item.open(offer, view.storeNames(), turnedToCustomer);
                }));
  }

  public void closeItem() {
    item.close();
  }

  /** Takes a suggestion out; can be undone while the notice shows. */
  public void dismiss(Sku sku) {
    feedback.tell(FeedbackKind.DISMISSED, sku);
    notices.offerUndo("offers.removed", () -> desk.restore(sku));
    desk.dismiss(sku);
  }

  public void undo() {
    notices.undo();
  }

  public void closeNotice() {
    notices.close();
  }

  /** Goes to whoever waits for help there. */
  public void answerHelp(HelpCallId call) {
    desk.answerHelp(call);
  }

  /** Writes a note on the customer shown. */
  public void addNote(String text) {
    Optional<CustomerId> about = customer.id();
    if (about.isPresent() && !text.isBlank()) {
      desk.addNote(about.get(), text.strip());
    }
  }

  /** Begins to serve the customer shown. */
  public void serve() {
    customer.serve();
  }

  /** Ends the visit and wipes the screen. */
  public void finish() {
    visits.wipe();
    desk.wipe();
  }

  /** Somebody locks: what they had begun is kept for them, and nothing of it stays in view. */
  public void leave(StaffId who) {
    begunWork.keep(who);
    sync.close();
    tasks.close();
    trail.close();
    staff.close();
    rules.close();
    steer.close();
    privacy.close();
    visits.wipe();
  }

  /** Somebody has signed in, and goes on with what they had begun. */
  public void comeBack(StaffId who) {
    notices.close();
    begunWork.comeBack(who);
    desk.comeBack();
    desk.lookForHelp();
  }

  /** Nobody comes back: what anybody had begun is forgotten. */
  public void forgetBegun() {
    begunWork.forget();
  }

  /** The full name for as long as the eye is held; written to the audit log. */
  public Optional<String> reveal() {
    customer.id().ifPresent(desk::nameRevealed);
    return customer.fullName();
  }

  /** Whether the open product page is the one the customer may look at. */
  public boolean isTurnedToCustomer() {
    return item.isTurned();
  }

  /** Tries the hub at once. */
  public void syncNow() {
    syncNow.run();
  }

  public Texts texts() {
    return wording.texts();
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return wording.appearanceProperty();
  }

  public ReadOnlyObjectProperty<Optional<CustomerPage>> customerProperty() {
    return customer.property();
  }

  public ReadOnlyBooleanProperty servingProperty() {
    return customer.servingProperty();
  }

  /** What is being written in the note field; kept over a change of language or layout. */
  public StringProperty draftProperty() {
    return customer.draftProperty();
  }

  public ReadOnlyObjectProperty<Optional<NoticeText>> noticeProperty() {
    return notices.property();
  }

  /** Who waits for help, whoever is on the page. */
  public ReadOnlyObjectProperty<Optional<HelpText>> helpProperty() {
    return help.property();
  }

  /** Whether that came after the notice, and so stands before it. */
  boolean isHelpLatest() {
    return help.isLatest();
  }

  public ReadOnlyObjectProperty<Optional<StatusText>> statusProperty() {
    return status.property();
  }

  /** Whether this tablet is still fetching its very first copy. */
  public ReadOnlyBooleanProperty firstCopyProperty() {
    return status.firstCopyProperty();
  }

  public ReadOnlyObjectProperty<Optional<ItemPage>> itemProperty() {
    return item.property();
  }

  /** Whether the hub did not take something done here. */
  boolean hasRefusals() {
    return status.hasRefusals();
  }

  /** How the tablet stands with the hub, part by part. */
  public SyncViewModel sync() {
    return sync;
  }

  /** What can be done for the customer with a product. */
  public AccountViewModel account() {
    return account;
  }

  /** Everything the customer shown has with the shop. */
  public BookViewModel book() {
    return book;
  }

  /** What the customer shown agreed to, and what they may ask about their data. */
  public PrivacyViewModel privacy() {
    return privacy;
  }

  /** What suggestions are made of. */
  public ReasonsViewModel reasons() {
    return reasons;
  }

  /** Where the customer shown is. */
  public InsightViewModel insight() {
    return insight;
  }

  /** What becomes of suggestions. */
  public FeedbackViewModel feedback() {
    return feedback;
  }

  /** What managers say about goods. */
  public SteerViewModel steer() {
    return steer;
  }

  /** Is about to say something of the product whose page lies open, or that is suggested. */
  public void steer(Sku sku) {
    item.product(sku)
        .or(() ->
            customer.view().stream()
                .flatMap(view -> view.offers().stream())
                .map(Offer::product)
                .filter(product -> product.sku().equals(sku))
                .findFirst())
        .ifPresent(product -> {
          // One sheet at a time: the product's gives way.
          item.close();
          steer.open(product);
        });
  }

  /** Opens the product page of something they have or had to do with. */
  public void lookUp(Sku sku) {
    book.close();
    desk.lookUp(sku);
  }

  /** The store's open work. */
  public TaskViewModel tasks() {
    return tasks;
  }

  /** Who looked at or changed whose data, for a manager. */
  public TrailViewModel trail() {
    return trail;
  }

  /** The staff's accounts, for a manager or IT. */
  public StaffViewModel staff() {
    return staff;
  }

  /** The rules by which tasks are made, for a manager. */
  public RulesViewModel rules() {
    return rules;
  }

  /** The search field and what it found. */
  public FindViewModel find() {
    return find;
  }
}
