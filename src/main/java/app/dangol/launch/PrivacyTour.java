package app.dangol.launch;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.PrivacyViewModel.Step;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.trust.ConsentPurpose;

/** The part of the tour about what a customer agreed to and asks about their data. */
final class PrivacyTour {
  private final AssociateViewModel model;
  private final Stores stores;
  private final TourWaits waits;
  private final TourCamera camera;

  PrivacyTour(AssociateViewModel model, Stores stores, TourWaits waits, TourCamera camera) {
    this.model = model;
    this.stores = stores;
    this.waits = waits;
    this.camera = camera;
  }

  /** Leaves the customer shown as they were. */
  void walk() throws InterruptedException {
    camera.begin();
    open();
    camera.take("privacy", TourLooks.EVERYDAY);
    camera.take("privacy", TourLooks.CONTRAST);
    camera.take("privacy", TourLooks.LARGE);
    camera.portrait("privacy-portrait");
    camera.begin();
    FxRuntime.run(model.privacy()::beginCorrecting);
    camera.take("privacy-correct", TourLooks.EVERYDAY);
    camera.take("privacy-correct", TourLooks.CONTRAST);
    camera.take("privacy-correct", TourLooks.LARGE);
    camera.portrait("privacy-correct-portrait");
    camera.begin();
    FxRuntime.run(() -> model.privacy().read(ConsentPurpose.SUGGEST_PURCHASES));
    camera.take("privacy-text", TourLooks.EVERYDAY);
    camera.begin();
    FxRuntime.run(model.privacy()::beginLeaving);
    camera.take("privacy-leaving", TourLooks.BOTH_LANGUAGES);
    camera.begin();
    FxRuntime.run(model.privacy()::back);
    rest(true);
    camera.take("privacy-resting", TourLooks.BOTH_LANGUAGES);
    camera.begin();
    FxRuntime.run(model.privacy()::close);
    camera.take("profile-resting", TourLooks.EVERYDAY);
    camera.take("profile-resting", TourLooks.CONTRAST);
    camera.portrait("profile-resting-portrait");
    open();
    rest(false);
    FxRuntime.run(model.privacy()::close);
  }

  /** Nobody brings the customer shown back. */
  void erase() throws InterruptedException {
    CustomerId whose = page().id();
    String number =
        stores.customers.listTokens(whose).stream()
            .filter(token -> token.kind() == MemberToken.Kind.CARD)
            .map(MemberToken::value)
            .findFirst()
            .orElseThrow();
    open();
    camera.begin();
    FxRuntime.run(() -> {
      model.privacy().beginErasing();
      model.privacy().erase("----");
    });
    waits.until("a wrong number", m -> step().equals(new Step.Erasing(true)));
    camera.take("erasing", TourLooks.EVERYDAY);
    camera.begin();
    FxRuntime.run(() -> model.privacy().erase(number.substring(number.length() - 4)));
    waits.until("a receipt", m -> step() instanceof Step.Erased);
    waits.untilNobody();
    camera.take("erased", TourLooks.EVERYDAY);
    camera.take("erased", TourLooks.CONTRAST);
    FxRuntime.run(model.privacy()::close);
  }

  private void open() throws InterruptedException {
    FxRuntime.run(model.privacy()::open);
    waits.until("the consents", m -> m.privacy().property().get().isPresent());
  }

  private void rest(boolean wanted) throws InterruptedException {
    FxRuntime.run(model.privacy()::toggleSuspension);
    waits.until(
        wanted ? "a rest" : "no rest",
        m ->
            page().suspended().isBlank() != wanted
                && m.privacy().property().get().filter(p -> p.suspended() == wanted).isPresent());
  }

  private Step step() {
    return model.privacy().stepProperty().get();
  }

  private CustomerPage page() {
    return model.customerProperty().get().orElseThrow();
  }
}
