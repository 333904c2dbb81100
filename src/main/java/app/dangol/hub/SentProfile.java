package app.dangol.hub;

import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was sent of a customer's profile to their own source and has not come back yet. A source
 * that tells it says nothing new: else what was corrected twice would fall back to the first
 * correction when that comes back, and the second would be lost. Works inside one transaction.
 */
public final class SentProfile {
  /** Records: our id → what was sent, field by field, the oldest first. */
  private static final String KIND = "customer.sent";

  private final HubTransaction transaction;

  public SentProfile(HubTransaction transaction) {
    this.transaction = transaction;
  }

  private record Sent(List<String> name, List<String> phone, List<String> email) {
    static final Sent NOTHING = new Sent(List.of(), List.of(), List.of());

    @Override
    public String toString() {
      return "Sent[]";
    }
  }

  /** Notes what goes out now; to be kept before it goes, for its end may never be known. */
  public void add(
      String customer, Optional<String> name, Optional<String> phone, Optional<String> email) {
    Sent before = find(customer);
    keep(
        customer,
        new Sent(
            with(before.name(), name), with(before.phone(), phone), with(before.email(), email)));
  }

  /**
   * Hears what the source tells.
   *
   * @param before what it told last
   * @return that, but for what it was sent since and tells now: as if it had told it before
   */
  Entity.Customer hear(Entity.Customer before, Entity.Customer told) {
    Sent sent = find(told.id());
    if (sent.equals(Sent.NOTHING)) {
      return before;
    }
    keep(
        told.id(),
        new Sent(
            left(sent.name(), before.name(), told.name()),
            left(sent.phone(), before.phone(), told.phone()),
            left(sent.email(), before.email(), told.email())));
    return new Entity.Customer(
        before.id(),
        sent.name().contains(told.name()) ? told.name() : before.name(),
        isIn(sent.phone(), told.phone()) ? told.phone() : before.phone(),
        isIn(sent.email(), told.email()) ? told.email() : before.email(),
        before.cards(),
        before.homeStore(),
        before.memberSince(),
        before.preferences(),
        before.granted(),
        before.further());
  }

  void forget(String customer) {
    transaction.forgetRecord(KIND, customer);
  }

  private static List<String> with(List<String> sent, Optional<String> value) {
    if (value.isEmpty() || (!sent.isEmpty() && sent.getLast().equals(value.get()))) {
      return sent;
    }
    List<String> more = new ArrayList<>(sent);
    more.add(value.get());
    return more;
  }

  private static boolean isIn(List<String> sent, @Nullable String told) {
    return told != null && sent.contains(told);
  }

  /**
   * What may still come back: nothing from before what came back, and nothing at all once the
   * source has said something of its own, which then is what it will go on to tell or the last
   * before it.
   */
  private static List<String> left(
      List<String> sent, @Nullable String before, @Nullable String told) {
    if (isIn(sent, told)) {
      return sent.subList(sent.lastIndexOf(told) + 1, sent.size());
    }
    return Objects.equals(before, told) ? sent : List.of();
  }

  private Sent find(String customer) {
    return transaction
        .findRecord(KIND, customer)
        .map(data -> StrictJson.read(data, Sent.class))
        .orElse(Sent.NOTHING);
  }

  private void keep(String customer, Sent sent) {
    if (sent.equals(Sent.NOTHING)) {
      transaction.forgetRecord(KIND, customer);
    } else {
      transaction.keepRecord(KIND, customer, StrictJson.write(sent));
    }
  }
}
