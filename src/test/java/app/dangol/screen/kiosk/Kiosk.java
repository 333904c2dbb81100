package app.dangol.screen.kiosk;

import app.dangol.id.MemberToken;
import app.dangol.scan.Scan;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.ShopFloor;
import app.dangol.visit.OwnDataDesk;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A kiosk on the shop floor, with a clock that only moves when a test says so. */
final class Kiosk {
  static final KioskLook KOREAN = new KioskLook(Locale.KOREAN, Palette.LIGHT, false, false);
  static final Panel TALL_32 = new Panel(1080, 1920, 32);
  static final Panel WIDE_10 = new Panel(1280, 800, 10.1);

  final ShopFloor shop;
  final KioskViewModel model;
  final OwnDataDesk own;
  private long nanos;

  Kiosk(ShopFloor shop) {
    this(shop, KOREAN);
  }

  Kiosk(ShopFloor shop, KioskLook look) {
    this.shop = shop;
    model = new KioskViewModel(ShopFloor.HERE, ShopFloor.CLOCK, look, () -> nanos);
    own = shop.ownDataDesk();
    model.attach(shop.shoppers, own);
    model.onSyncStatus(ShopFloor.synced());
  }

  void scan(String card) {
    scan(ShopFloor.card(card));
  }

  void scan(Scan scan) {
    shop.shoppers.onScan(scan);
  }

  /** A signed card, as a phone shows it. */
  void hold(String card) {
    Scan.Symbol symbol = new Scan.Symbol(Optional.empty(), Optional.empty());
    scan(
        new Scan.Credential(ShopFloor.NOW, symbol, new MemberToken(MemberToken.Kind.SIGNED, card)));
  }

  /** Time passes, and the screen notices as often as it does in a shop. */
  void pass(Duration time) {
    long end = nanos + time.toNanos();
    while (nanos < end) {
      nanos = Math.min(end, nanos + 200_000_000L);
      model.tick();
    }
  }
}
