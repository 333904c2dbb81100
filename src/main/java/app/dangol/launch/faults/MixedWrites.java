package app.dangol.launch.faults;

import app.dangol.customer.Profile;
import app.dangol.customer.Reservations;
import app.dangol.customer.Task;
import app.dangol.customer.TaskChange;
import app.dangol.customer.Tasks;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.TaskId;
import app.dangol.launch.faults.Ledger.Kind;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a device writes besides notes, one kind after the other. No two writes of one fault are
 * alike where the hub would not tell them apart, and none undoes another, so that whatever a device
 * kept must be at the hub, whether or not its acknowledgement was seen.
 */
final class MixedWrites {
  /** Customers whose profile is changed, told for this; each is changed once. */
  static final int PROFILES = 400;

  /** Customers and products that have a wish to be taken off. */
  static final int WISHERS = 20;

  /** Customers who wish for something and agree to it being shown. */
  static final int CONSENTING = 40;

  static final int FIRST_UNWISHED = 30;
  static final int UNWISHED = 10;

  /** More than are ever asked for. */
  static final int STOCKED = 1_000_000;

  /** So many writes, and each kind was there once. */
  static final int KINDS = 6;

  private static final StaffId STAFF = new StaffId("staff-1");
  private static final int LANES = 2;
  private static final int SKUS = 30;

  /** By so many customers the runs begin apart, so that few runs write about many. */
  private static final int APART = 7;

  /** A device lists all its tasks to change one. */
  private static final int TASKS = 3;

  /** Told after a write is on disk. */
  interface Told {
    void kept(Kind kind, String key, String words);
  }

  private final Device device;
  private final String label;
  private final int lane;
  private final int run;
  private final Told told;
  private boolean profileChanged;

  /**
   * @param label begins the words of every write, and no other run's
   * @param lane of those that write at the same time, from 0
   * @param run which one of its lane this is, from 0
   */
  MixedWrites(Device device, String label, int lane, int run, Told told) {
    this.device = device;
    this.label = label;
    this.lane = lane;
    this.run = run;
    this.told = told;
  }

  /**
   * The next one; {@code n} counts from 0. Each run begins with another kind, for many are short.
   */
  void write(int n) {
    int round = n / KINDS;
    switch ((n + run) % KINDS) {
      case 0 -> wish(round);
      case 1 -> unwish(round);
      case 2 -> reserve(round);
      case 3 -> task(round);
      case 4 -> consent(round);
      default -> profile();
    }
  }

  private void wish(int round) {
    String sku = ShopHub.sku((round + run) % SKUS);
    CustomerId whose = customer((round + APART * run) % CONSENTING);
    device.wishes.add(whose, STAFF, new Sku(sku));
    told.kept(Kind.WISHED, whose.value() + "|" + sku, whose.value() + "|" + sku);
  }

  private void unwish(int round) {
    int one = round + run;
    String sku = ShopHub.sku(FIRST_UNWISHED + one % UNWISHED);
    CustomerId whose = customer(one / UNWISHED % WISHERS);
    device.wishes.remove(whose, STAFF, new Sku(sku));
    told.kept(Kind.UNWISHED, whose.value() + "|" + sku, "-");
  }

  /** In one run each for another customer, and in each run another product or another number. */
  private void reserve(int round) {
    int who = ((round + APART * run) * LANES + lane) % ShopHub.CUSTOMERS;
    int quantity = 1 + run / SKUS;
    if (round * LANES >= ShopHub.CUSTOMERS || quantity > Reservations.MOST_PIECES) {
      return;
    }
    String sku = ShopHub.sku(run % SKUS);
    CustomerId whose = customer(who);
    OpId id =
        device.reservations.request(
            whose, STAFF, new Reservations.Wanted(ShopHub.STORE, new Sku(sku), quantity));
    told.kept(Kind.RESERVED, id.toString(), Ledger.reserved(whose.value(), sku, quantity));
  }

  private void task(int round) {
    if (round >= TASKS) {
      return;
    }
    String words = label + "-task-" + round;
    TaskId id =
        device.tasks.add(
            STAFF,
            new Tasks.Draft(
                Optional.of(customer(round)),
                "follow_up",
                words,
                Optional.empty(),
                Optional.empty()));
    told.kept(Kind.TASK, id.toString(), words);
    device.tasks.edit(STAFF, id, TaskChange.to(Task.State.DONE));
    told.kept(Kind.TASK_STATE, id.toString(), "done");
  }

  /** Granted, for a refusal would take their wishes off every device. */
  private void consent(int round) {
    String wording = label.replace(' ', '-') + "-wording-" + round;
    CustomerId whose = customer((round + APART * run) % CONSENTING);
    device.consents.record(whose, STAFF, ConsentPurpose.SUGGEST_ONLINE, true, wording);
    told.kept(Kind.CONSENT, wording, Ledger.agreed(whose.value(), wording));
  }

  /** Only of somebody this device holds just now, as it is on a screen; once in a run. */
  private void profile() {
    int who = run * LANES + lane;
    if (profileChanged || who >= PROFILES) {
      return;
    }
    CustomerId whose = new CustomerId(told(who));
    if (device.profiles.find(whose).isEmpty()) {
      return;
    }
    String email = "new" + who + "@example.org";
    device.profiles.change(
        whose,
        STAFF,
        new Profile.Change(
            Optional.empty(), Optional.empty(), Optional.of(email), Optional.empty()));
    profileChanged = true;
    told.kept(Kind.PROFILE, whose.value(), email);
  }

  private static CustomerId customer(int i) {
    return new CustomerId(ShopHub.id(i));
  }

  /**
   * The id of a customer told for a change of profile. They come before all others in a snapshot:
   * devices that are killed while they load hold these soonest.
   */
  static String told(int i) {
    return "a%05d".formatted(i);
  }

  /** Requires that what the hub has promised of each product is what reservations are for. */
  static void requireStock(List<Row> atHub, List<Row> stock, Findings findings) {
    Map<String, Long> reserved =
        atHub.stream()
            .filter(row -> row.entity().equals(Entity.RESERVATION))
            .flatMap(row -> row.tree().stream())
            .collect(
                Collectors.groupingBy(
                    data -> data.get("sku").getAsString(),
                    Collectors.summingLong(data -> data.get("quantity").getAsLong())));
    for (int i = 0; i < SKUS; i++) {
      String sku = ShopHub.sku(i);
      List<Long> shown =
          stock.stream()
              .flatMap(row -> row.tree().stream())
              .filter(data -> data.get("sku").getAsString().equals(sku))
              .map(data -> data.get("available").getAsLong())
              .toList();
      findings.require(
          shown.equals(List.of(STOCKED - reserved.getOrDefault(sku, 0L))),
          "the stock of " + sku + " is not what reservations left of it");
    }
  }
}
