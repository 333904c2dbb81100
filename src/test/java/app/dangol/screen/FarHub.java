package app.dangol.screen;

import app.dangol.cache.TestRows;
import app.dangol.cache.TestStore;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.visit.FindOnline;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A hub as a desk hears of it: knows one customer of another store, unless it is away. */
public final class FarHub implements FindOnline {
  /** The card of somebody of another store. */
  public static final String STRANGER = "10000077";

  private final TestStore store;
  private final Deque<Runnable> thinking = new ArrayDeque<>();
  private boolean slow;
  private boolean away;

  /** A rotating code of Wilhelmina's, good once. */
  private String code = "";

  private final List<String> honoured = new ArrayList<>();

  /** The cards asked for, in order. */
  public final List<String> asked = new ArrayList<>();

  FarHub(TestStore store) {
    this.store = store;
  }

  /** From now on it takes its time. */
  public void think() {
    slow = true;
  }

  /** Answers what it has thought about. */
  public void answer() {
    slow = false;
    while (!thinking.isEmpty()) {
      thinking.remove().run();
    }
  }

  void execute(Runnable request) {
    if (slow) {
      thinking.add(request);
    } else {
      request.run();
    }
  }

  /** From now on Wilhelmina's telephone shows that. */
  public void takeOnce(String rotatingCode) {
    code = rotatingCode;
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  @Override
  public Answer find(MemberToken token, StaffId by, BooleanSupplier awaited) {
    asked.add(token.value());
    if (away || !awaited.getAsBoolean()) {
      return new Answer.Unreachable();
    }
    if (token.value().equals(code)) {
      code = "";
      return new Answer.Found(new CustomerId("c1"));
    }
    if (!token.value().equals(STRANGER)) {
      return new Answer.Nobody();
    }
    store.writer.applyDemand(new CustomerId("c77"), List.of(stranger(List.of("lookup"))), 60);
    return new Answer.Found(new CustomerId("c77"));
  }

  /** The copy comes again, from somebody who does not agree to look-ups any more. */
  public void tellWithdrawn() {
    store.writer.applyDemand(new CustomerId("c77"), List.of(stranger(List.of())), 61);
  }

  /** From now on that is good once, for this device as often as it asks. */
  public void honour(String oneTime) {
    honoured.add(oneTime);
  }

  /** Another device was quicker. */
  public void dishonour() {
    honoured.clear();
  }

  @Override
  public Use useUp(MemberToken token) {
    asked.add(token.value());
    if (away) {
      return Use.NOT_NOW;
    }
    return honoured.contains(token.value()) ? Use.YES : Use.NO;
  }

  @Override
  public boolean isOld(CustomerId customer) {
    return false;
  }

  private static Row stranger(List<String> granted) {
    return TestRows.put(
        Entity.CUSTOMER,
        "c77",
        60,
        new Entity.Customer(
            "c77",
            "서가온",
            null,
            null,
            List.of(STRANGER),
            "seoul-2",
            "2024-05-01",
            List.of(),
            granted));
  }
}
