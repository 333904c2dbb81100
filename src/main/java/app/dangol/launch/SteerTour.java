package app.dangol.launch;

import app.dangol.customer.StruckTaste;
import app.dangol.customer.StruckTaste.What;
import app.dangol.id.Sku;
import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.model.CustomerPage;
import app.dangol.text.Texts;
import app.dangol.visit.steer.SteeringWord.Act;
import java.util.Locale;

/** The part of the tour in which a manager puts a product first, and a taste is struck out. */
final class SteerTour {
  private final AssociateViewModel model;
  private final TourWaits waits;
  private final TourCamera camera;

  SteerTour(AssociateViewModel model, TourWaits waits, TourCamera camera) {
    this.model = model;
    this.waits = waits;
    this.camera = camera;
  }

  /** While a manager serves somebody; leaves everything as it was. */
  void walk() throws InterruptedException {
    Sku pinned = page().offers().get(2).sku();
    camera.begin();
    FxRuntime.run(() -> model.steer(pinned));
    waits.until("what is said", m -> m.steer().property().get().isPresent());
    String why = Texts.in(Locale.KOREAN).get("demo.steer");
    FxRuntime.run(() -> model.steer().reasonProperty().set(why));
    picture("steer");
    camera.portrait("steer-portrait");
    camera.begin();
    FxRuntime.run(() -> model.steer().say(Act.PIN, false, ""));
    waits.until("a product put first", m -> first().equals(pinned) && rows() == 1);
    picture("steer-said");
    FxRuntime.run(model.steer()::close);
    camera.begin();
    FxRuntime.run(model::closeNotice);
    camera.take("profile-pinned", TourLooks.EVERYDAY);
    camera.take("profile-pinned", TourLooks.CONTRAST);
    camera.begin();
    FxRuntime.run(() -> model.reasons().open(pinned));
    picture("why-pinned");
    FxRuntime.run(model.reasons()::close);
    lift();
    strike();
  }

  private void lift() throws InterruptedException {
    FxRuntime.run(model.steer()::open);
    waits.until("what is said", m -> rows() == 1);
    FxRuntime.run(() -> {
      var row = model.steer().property().get().orElseThrow().rows().getFirst();
      model.steer().lift(row.sku(), row.store());
    });
    waits.until("nothing said", m -> rows() == 0);
    FxRuntime.run(model.steer()::close);
  }

  private void strike() throws InterruptedException {
    StruckTaste product = new StruckTaste(What.PRODUCT, first().value());
    camera.begin();
    FxRuntime.run(() -> {
      model.privacy().open();
      model.privacy().strike(product, true);
    });
    waits.until("a struck taste", m -> struck() == 1);
    FxRuntime.run(model::closeNotice);
    picture("privacy-struck");
    camera.portrait("privacy-struck-portrait");
    FxRuntime.run(() -> model.privacy().strike(product, false));
    waits.until("nothing struck", m -> struck() == 0);
    FxRuntime.run(model.privacy()::close);
  }

  private void picture(String step) throws InterruptedException {
    camera.take(step, TourLooks.EVERYDAY);
    camera.take(step, TourLooks.CONTRAST);
    camera.take(step, TourLooks.LARGE);
  }

  private int rows() {
    return model.steer().property().get().map(shown -> shown.rows().size()).orElse(-1);
  }

  private int struck() {
    return model.privacy().property().get().map(shown -> shown.struck().size()).orElse(-1);
  }

  private Sku first() {
    return page().offers().getFirst().sku();
  }

  private CustomerPage page() {
    return model.customerProperty().get().orElseThrow();
  }
}
