package app.dangol.launch;

import app.dangol.id.StaffId;
import app.dangol.text.Texts;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.StaffOffice;
import java.util.Locale;
import java.util.Set;

/** The demo's staff, all of one PIN that the demo's lock screen tells. Never anywhere else. */
final class DemoStaff {
  static final String PIN = "240815";
  static final String MANAGER = "m-001";
  private static final String IT = "it-001";

  private DemoStaff() {}

  /** Adds them unless they are there. Blocks, for a fraction of a second. */
  static void enrol(Stores stores, Locale language) {
    StaffOffice office = new StaffOffice(stores.staff, stores.pins, stores.audit);
    if (!office.isEmpty()) {
      return;
    }
    Texts texts = Texts.in(language);
    StaffId manager = new StaffId(MANAGER);
    office.addFirst(manager, texts.get("demo.manager"), pin());
    Permits by = Permits.of(new StaffMember(manager, "", Set.of(Role.MANAGER)));
    office.add(
        by, new StaffId(DemoShop.STAFF), texts.get("demo.staff"), Set.of(Role.ASSOCIATE), pin());
    office.add(by, new StaffId(IT), texts.get("demo.it"), Set.of(Role.IT), pin());
  }

  private static char[] pin() {
    return PIN.toCharArray();
  }
}
