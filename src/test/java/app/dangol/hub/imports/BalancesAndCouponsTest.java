package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which word on a balance or a coupon counts, in whatever order files come. */
class BalancesAndCouponsTest extends CustomersFiles {
  private static final String DATED = "customer_id,coupon_id,text_en,state,as_of\n";

  @Test
  void anOlderWordOnACouponIsCountedAndChangesNothing() throws IOException {
    take(ImportKind.COUPONS, DATED + "1,K1,Gift,expired,%s\n".formatted(T2));

    assertThat(coupon("1,K1,Gift,open,%s".formatted(T1))).isEqualTo(1);
    assertThat(states()).containsExactly(Entity.CouponState.EXPIRED);
  }

  @Test
  void aUsedCouponIsOpenAgainOnlyByALaterWord() throws IOException {
    coupon("1,K1,Gift,used,%s".formatted(T2));

    assertThat(coupon("1,K1,Gift,open,%s".formatted(T2))).as("of the same time").isEqualTo(1);
    assertThat(coupon("1,K1,Gift,open,")).as("of no time").isEqualTo(1);
    assertThat(states()).containsExactly(Entity.CouponState.USED);

    assertThat(coupon("1,K1,Gift,open,%s".formatted(T3))).isZero();
    assertThat(states()).containsExactly(Entity.CouponState.OPEN);
  }

  @Test
  void aUsedCouponWithoutATimeStaysUsedAndOtherwiseTheLastWordCounts() throws IOException {
    take(ImportKind.COUPONS, COUPONS + "1,K1,,Gift,,used\n1,K2,,Gift,,expired\n");

    long older = take(ImportKind.COUPONS, COUPONS + "1,K1,,Gift,,\n1,K2,,Gift,,\n").older();

    assertThat(older).isEqualTo(1);
    assertThat(states()).containsExactly(Entity.CouponState.USED, Entity.CouponState.OPEN);
  }

  @Test
  void theSameHoldsWithinOneFile() throws IOException {
    take(ImportKind.COUPONS, COUPONS + "1,K1,,Gift,,open\n1,K1,,Gift,,used\n1,K1,,Gift,,open\n");

    assertThat(states()).containsExactly(Entity.CouponState.USED);
  }

  @Test
  void ofACustomerWhoCameBackCouponsAndBalancesAreToldAnew() throws IOException {
    coupon("1,K1,Gift,used,%s".formatted(T3));
    balance(500, "2026-11-02T01:00:00Z");
    balance(500, "2026-11-02T02:00:00Z");
    new Intake(log, Clock.systemUTC())
        .take("shop", List.of(new Incoming.Gone(Incoming.Kind.CUSTOMER, "1")));
    take(ImportKind.CUSTOMERS, "customer_id,name,home_store\n1,단골,seoul\n");

    assertThat(coupon("1,K1,Gift,open,%s".formatted(T1))).isZero();
    assertThat(balance(3, "2026-11-01T01:00:00Z")).isZero();

    assertThat(states()).containsExactly(Entity.CouponState.OPEN);
    assertThat(log.listRecords("told.balance", "", "", 9)).isEmpty();
  }

  @Test
  void aBalanceThatStandsAsBeforeIsSentAnewOnceADayAtMost() throws IOException {
    balance(500, "2026-11-02T01:00:00Z");
    long head = log.head();

    balance(500, "2026-11-02T02:00:00Z");
    balance(500, "2026-11-02T23:00:00Z");
    assertThat(log.head()).isEqualTo(head);
    balance(500, "2026-11-03T00:30:00Z");

    assertThat(rows(SEOUL, Entity.LOYALTY, Entity.Loyalty.class))
        .extracting(Entity.Loyalty::points, Entity.Loyalty::asOf)
        .containsExactly(tuple(500L, "2026-11-03T00:30:00Z"));
  }

  @Test
  void aBalanceThatChangesIsSentAtOnce() throws IOException {
    balance(500, "2026-11-02T01:00:00Z");
    balance(500, "2026-11-02T02:00:00Z");

    balance(499, "2026-11-02T03:00:00Z");

    assertThat(rows(SEOUL, Entity.LOYALTY, Entity.Loyalty.class))
        .extracting(Entity.Loyalty::points, Entity.Loyalty::asOf)
        .containsExactly(tuple(499L, "2026-11-02T03:00:00Z"));
  }

  @Test
  void aBalanceNotSentAnewStillHoldsAnOlderOneBack() throws IOException {
    balance(500, "2026-11-02T01:00:00Z");
    balance(500, "2026-11-02T03:00:00Z");

    assertThat(balance(9, "2026-11-02T02:00:00Z")).isEqualTo(1);
    assertThat(rows(SEOUL, Entity.LOYALTY, Entity.Loyalty.class))
        .extracting(Entity.Loyalty::points)
        .containsExactly(500L);
  }

  /** Returns how many were passed over. */
  private long coupon(String row) throws IOException {
    return take(ImportKind.COUPONS, DATED + row + "\n").older();
  }

  private long balance(int points, String asOf) throws IOException {
    return take(ImportKind.LOYALTY, LOYALTY + "1,%d,%s,,,\n".formatted(points, asOf)).older();
  }

  private List<Entity.CouponState> states() {
    return rows(SEOUL, Entity.COUPON, Entity.Coupon.class).stream()
        .map(Entity.Coupon::state)
        .toList();
  }
}
