package app.dangol.launch;

import app.dangol.id.StaffId;
import app.dangol.screen.associate.AssociateViewModel;
import app.dangol.screen.associate.StaffViewModel;
import app.dangol.screen.associate.model.StaffPage;
import app.dangol.screen.associate.model.StaffPage.Body;
import app.dangol.text.Texts;
import app.dangol.trust.access.Role;
import java.util.Locale;
import java.util.Set;

/** The part of the tour in which a manager adds somebody to the staff. */
final class StaffTour {
  private static final String NEW_ID = "s-002";
  private static final String NEW_PIN = "730419";

  private final StaffViewModel staff;
  private final TourWaits waits;
  private final TourCamera camera;

  StaffTour(AssociateViewModel model, TourWaits waits, TourCamera camera) {
    this.staff = model.staff();
    this.waits = waits;
    this.camera = camera;
  }

  /** While a manager is signed in. */
  void walk() throws InterruptedException {
    camera.begin();
    FxRuntime.run(staff::open);
    until(Body.Everybody.class);
    picture("staff");
    camera.portrait("staff-portrait");
    camera.begin();
    FxRuntime.run(staff::startAdding);
    picture("staff-form");
    camera.begin();
    String name = Texts.in(Locale.KOREAN).get("demo.newcomer");
    FxRuntime.run(() -> staff.write(NEW_ID, name, Set.of(Role.ASSOCIATE)));
    until(Body.Pad.class);
    picture("staff-pin");
    camera.portrait("staff-pin-portrait");
    camera.begin();
    type("123456");
    camera.take("staff-pin-easy", TourLooks.BOTH_LANGUAGES);
    camera.begin();
    type(NEW_PIN);
    type(NEW_PIN);
    camera.take("staff-own-pin", TourLooks.EVERYDAY);
    camera.begin();
    type(DemoStaff.PIN);
    until(Body.One.class);
    camera.take("staff-added", TourLooks.BOTH_LANGUAGES);
    camera.begin();
    FxRuntime.run(() -> staff.choose(new StaffId(DemoStaff.MANAGER)));
    camera.take("staff-self", TourLooks.BOTH_LANGUAGES);
    camera.begin();
    FxRuntime.run(() -> staff.choose(new StaffId(DemoShop.STAFF)));
    picture("staff-one");
    FxRuntime.run(staff::close);
  }

  private void picture(String step) throws InterruptedException {
    camera.take(step, TourLooks.EVERYDAY);
    camera.take(step, TourLooks.CONTRAST);
    camera.take(step, TourLooks.LARGE);
  }

  private void until(Class<? extends Body> shown) throws InterruptedException {
    waits.until(
        "the staff, " + shown.getSimpleName(), model -> shown.isInstance(page(model).body()));
  }

  private static StaffPage page(AssociateViewModel model) {
    return model.staff().pageProperty().get();
  }

  private void type(String pin) throws InterruptedException {
    FxRuntime.run(() -> {
      pin.chars().forEach(digit -> staff.type(digit - '0'));
      staff.enter();
    });
  }
}
