package app.dangol.screen.associate;

import app.dangol.screen.Appearance;
import app.dangol.screen.ShopFloor;
import app.dangol.visit.AccountDesk;

/** A tablet on the shop floor. */
final class Tablet {
  final AssociateViewModel model;

  /** How often somebody asked for an exchange with the hub. */
  int syncs;

  /** How often the staff's accounts became others. */
  int staffChanges;

  /** The counter by which pauses are served. */
  long nanos;

  Tablet(ShopFloor shop, Appearance appearance) {
    model =
        new AssociateViewModel(
            shop.desk, ShopFloor.HERE, ShopFloor.CLOCK, appearance, shop.typed::add, () -> syncs++);
    // Work of this desk's thread is done at once, so who is here must be known before it is shown.
    model.feedback().use(shop.feedbackDesk());
    shop.desk.subscribe(model::onVisitEvent);
    model.sync().use(shop.syncDesk());
    AccountDesk accounts = shop.accountDesk();
    model.account().use(accounts);
    model.book().use(accounts);
    model.privacy().use(shop.privacyDesk());
    model.tasks().use(shop.taskDesk());
    model.steer().use(shop.steerDesk());
    model.trail().use(shop.trailDesk());
    model.rules().use(shop.ruleDesk(() -> {}));
    model.staff().use(shop.staffDesk(() -> nanos, () -> staffChanges++));
    model.onSyncStatus(ShopFloor.synced());
  }
}
