package app.dangol.launch;

import app.dangol.cache.CustomerTraces;
import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.Hub;
import app.dangol.hub.erasure.AccessRecords.By;
import app.dangol.hub.erasure.PersonDesk;
import app.dangol.hub.erasure.Whose;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.access.Act;
import app.dangol.trust.access.OnDuty;
import app.dangol.trust.access.SignIn;
import app.dangol.trust.access.SignInRecord;
import app.dangol.trust.wrap.KeyWraps;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The way of commands about one customer's data to what this device holds, or a hub. */
final class CustomerDataDoor {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private CustomerSelector selector = new CustomerSelector();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the audit trail, for as long as that leads to them.")
  private String reason = "";

  @Mixin private StaffVoucher voucher = new StaffVoucher();

  @Mixin private HubDbOption db = new HubDbOption();

  @Mixin private ConfigOption config = new ConfigOption();

  /**
   * This device, opened for one customer.
   *
   * @param by who does it, and may
   * @param hubFile the store of the hub, where that runs in this process
   * @param voucher a word for the trail on who vouched for that: none if their PIN did
   */
  record Opened(
      Dangol dangol,
      DataFolder folder,
      Optional<Path> hubFile,
      CustomerId whose,
      StaffId by,
      String voucher,
      String reason) {
    Stores stores() {
      return dangol.stores();
    }

    CustomerTraces traces() {
      return dangol.stores().traces;
    }

    @Override
    public String toString() {
      return "Opened[" + whose + "]";
    }
  }

  /** What is done at a hub about one customer. */
  interface AtHub<T> {
    T ask(PersonDesk desk, Whose whose, By by);
  }

  /** Whether a hub's store was named, and not this device. */
  boolean isAtHub() {
    return db.isGiven();
  }

  /**
   * Opens the hub's store. It has no accounts: whoever may open it is taken at their word, and goes
   * on record with the operating system's user. Blocks.
   *
   * @throws DangolException DB-01 if there is none, ACC-02 without a name, DATA-01 without a reason
   *     or a customer
   */
  <T> T atHub(AtHub<T> work) {
    requireUsable();
    By by = new By(who().value(), System.getProperty("user.name", ""), reason);
    try (Hub hub = db.openHere(config)) {
      return work.ask(hub.personDesk(), selector.atHub(), by);
    }
  }

  /** The hub's file; empty for a database server. */
  Optional<Path> hubFile() {
    return db.isServer() ? Optional.empty() : Optional.of(db.file());
  }

  /**
   * Opens the device; the app must not run meanwhile. Blocks.
   *
   * @throws ParameterException if the id, the reason or who does it is blank or over-long
   * @throws DangolException RUN-01 if it does, ACC-01 or ACC-02 if whoever asks may not, DATA-01 if
   *     this device holds nobody of that id
   */
  void open(Act act, Consumer<Opened> work) {
    openForAnybody(
        act,
        device -> {
          if (device.stores().writer.isFreeOf(device.whose())) {
            throw new DangolException(
                ErrorCode.DATA_01,
                "this device holds nothing about a customer of that id; the hub may: add --db");
          }
          work.accept(device);
        });
  }

  private void requireUsable() {
    Optional<String> fault =
        isAtHub() && voucher.hasPin()
            ? Optional.of("a hub has no staff accounts, so that it cannot look at a PIN")
            : selector.findFault(isAtHub());
    if (fault.isPresent()) {
      throw wrongUsage(fault.get());
    }
    usable(voucher::who);
    if (reason.isBlank() || reason.length() > AuditAct.MAX_REASON) {
      throw wrongUsage("a reason has 1 to " + AuditAct.MAX_REASON + " characters");
    }
  }

  /** As {@link #open}, also where this device holds nothing about them. */
  void openForAnybody(Act act, Consumer<Opened> work) {
    requireUsable();
    KioskConfig kiosk = config.read();
    Clock clock = Clock.systemDefaultZone();
    StaffId device = new StaffId(kiosk.place().device());
    try (DataFolder folder =
            DataFolder.open(kiosk.dataFolder(), KeyWraps.of(kiosk.keys().store()));
        ConfiguredHub hub = ConfiguredHub.open(kiosk.hub(), folder, BlockingGuard.NONE, clock);
        Dangol dangol = new Dangol(kiosk, folder, hub.endpoint(), BlockingGuard.NONE, clock)) {
      boolean accounts = !dangol.stores().staff.list().isEmpty();
      StaffId by = accounts ? vouch(dangol.stores(), act, device) : who();
      CustomerId whose = selector.onDevice(dangol.stores());
      Optional<Path> hubFile =
          hub.embedded().map(own -> folder.path().resolve(ConfiguredHub.FILE_NAME));
      String vouched = accounts ? "" : AuditAct.UNVOUCHED;
      work.accept(new Opened(dangol, folder, hubFile, whose, by, vouched, reason));
    }
  }

  private <T> T usable(Supplier<T> id) {
    try {
      return id.get();
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrongUsage(String words) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), words);
  }

  private StaffId vouch(Stores stores, Act act, StaffId device) {
    SignInRecord onRecord = new SignInRecord(stores.audit, device);
    SignIn signIn = new SignIn(stores.staff, stores.pins, new OnDuty(), onRecord, System::nanoTime);
    return voucher.vouch(signIn, act).id();
  }

  /** As long as a device has no accounts nobody can vouch for anybody; the trail has the name. */
  private StaffId who() {
    return voucher
        .who()
        .orElseThrow(() -> new DangolException(ErrorCode.ACC_02, "say who does it: --staff ID"));
  }
}
