package app.dangol.screen.associate;

import app.dangol.visit.VisitDesk;
import app.dangol.visit.VisitEvent;
import app.dangol.visit.VisitEvent.HelpAnswered;

/** What the desk's events do to the parts of the screen. Belongs to the FX thread. */
final class VisitEvents {
  private final VisitDesk desk;
  private final CustomerViewModel customer;
  private final Notices notices;
  private final FindViewModel find;
  private final ItemViewModel item;
  private final StatusViewModel status;
  private final HelpViewModel help;
  private final BookViewModel book;
  private final PrivacyViewModel privacy;
  private final BegunWork begunWork;

  VisitEvents(
      VisitDesk desk,
      CustomerViewModel customer,
      Notices notices,
      FindViewModel find,
      ItemViewModel item,
      StatusViewModel status,
      HelpViewModel help,
      BookViewModel book,
      PrivacyViewModel privacy,
      BegunWork begunWork) {
    this.desk = desk;
    this.customer = customer;
    this.notices = notices;
    this.find = find;
    this.item = item;
    this.status = status;
    this.help = help;
    this.book = book;
    this.privacy = privacy;
    this.begunWork = begunWork;
  }

  void take(VisitEvent event) {
    switch (event) {
      case VisitEvent.CustomerArrived arrived -> {
        // Whoever holds up the same card once more has not finished the note about them.
        boolean again = customer.id().filter(arrived.view().customer().id()::equals).isPresent();
        String begun = again ? customer.draftProperty().get() : "";
        wipe();
        privacy.close();
        customer.arrive(arrived.view());
        customer.draftProperty().set(begun);
        begunWork.arrived(arrived.view().customer().id());
      }
      case VisitEvent.CustomerRefreshed refreshed -> {
        customer.refresh(refreshed.view());
        item.present();
        if (refreshed.view().customer().suspended()) {
          item.close();
          book.close();
        } else {
          book.lookAgain();
        }
        privacy.lookAgain();
      }
      case VisitEvent.ItemFound found -> {
        find.clear();
        notices.close();
        item.open(found);
      }
      case VisitEvent.ItemsListed listed -> find.take(listed);
      case VisitEvent.MemberUnknown unknown -> {
        wipe();
        notices.refuse(texts -> texts.get("refused.member", unknown.masked()));
      }
      case VisitEvent.Resting resting -> {
        wipe();
        notices.refuse(texts -> texts.get("refused.resting"));
      }
      case VisitEvent.LookingUp looking -> {
        wipe();
        notices.mention(texts -> texts.get("lookup.asking", looking.masked()));
      }
      case VisitEvent.LookUpQueued queued ->
          notices.queue(texts -> texts.get("lookup.queued", queued.masked()));
      case VisitEvent.LookedUp done -> tell(done);
      case VisitEvent.ItemUnknown unknown -> notices.refuse(texts -> texts.get("refused.item"));
      case VisitEvent.CodeUnknown unknown -> notices.refuse(texts -> texts.get("refused.code"));
      case VisitEvent.ScanRefused refused ->
          notices.refuse(texts -> texts.get("refused." + refused.reason()));
      case VisitEvent.HelpWanted wanted -> help.take(wanted.open());
      case VisitEvent.HelpAnswered answered -> notices.tell(words(answered.outcome()));
      case VisitEvent.NoteSaved saved ->
          notices.tell(status.isOffline() ? "note.saved.offline" : "note.saved");
      case VisitEvent.NoteNotSaved lost -> {
        if (customer.id().filter(lost.about()::equals).isPresent()) {
          customer.draftProperty().set(lost.text());
        }
      }
      case VisitEvent.Wiped wiped -> {
        // Whoever ended the visit here has wiped at once, and may type the next name by now.
        if (customer.id().isPresent()) {
          wipe();
        }
      }
      case VisitEvent.Failed failed -> {
        String code = failed.code().text();
        notices.refuse(texts -> texts.get("failed", texts.get("failure." + code), code));
      }
    }
  }

  /** Quietly: whoever is being served goes on being served. */
  private void tell(VisitEvent.LookedUp done) {
    done.found()
        .ifPresentOrElse(
            id ->
                notices.offer(
                    texts -> texts.get("lookup.found", done.masked()),
                    "lookup.show",
                    () -> desk.open(id)),
            () -> notices.mention(texts -> texts.get("lookup.nobody", done.masked())));
  }

  private String words(HelpAnswered.Outcome outcome) {
    return switch (outcome) {
      case ON_ITS_WAY -> status.isOffline() ? "help.untold" : "help.telling";
      case TOLD -> "help.told";
      case TAKEN -> "help.taken";
      case WITHDRAWN -> "help.withdrawn";
    };
  }

  /** Forgets everything about the customer; nothing of them stays in any property. */
  void wipe() {
    notices.close();
    item.close();
    find.clear();
    book.wipe();
    privacy.wipe();
    customer.wipe();
  }
}
