package app.dangol.screen.associate;

import app.dangol.screen.Appearance;
import app.dangol.screen.ShopFloor;

/** A tablet on the shop floor. */
final class Tablet {
  final AssociateViewModel model;

  /** How often somebody asked for an exchange with the hub. */
  int syncs;

  Tablet(ShopFloor shop, Appearance appearance) {
    model =
        new AssociateViewModel(
            shop.desk, ShopFloor.HERE, ShopFloor.CLOCK, appearance, shop.typed::add, () -> syncs++);
    shop.desk.subscribe(model::onVisitEvent);
    model.sync().use(shop.syncDesk());
    model.account().use(shop.accountDesk());
    model.tasks().use(shop.taskDesk());
    model.onSyncStatus(ShopFloor.synced());
  }
}
