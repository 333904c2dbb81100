package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consents and profiles. */
class CustomerRulesTest {
  private static final String SEOUL = "clients:seoul";
  private static final String BUSAN = "clients:busan";

  @TempDir private Path folder;
  private Decisions hub;

  @BeforeEach
  void open() {
    hub = new Decisions(folder, Optional.empty());
    hub.customer("c1");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aGrantCountsAtOnceInEveryStore() {
    consent("marketing", true, Decisions.NOW);

    assertThat(profile(SEOUL).granted()).contains("lookup", "marketing");
    assertThat(profile(BUSAN).granted()).contains("marketing");
  }

  @Test
  void theLedgerKeepsEveryEntryInWhateverOrderTheyArrive() {
    consent("marketing", false, Decisions.NOW.minusSeconds(5));
    consent("marketing", true, Decisions.NOW.minusSeconds(60));

    assertThat(profile(SEOUL).granted()).doesNotContain("marketing");
    assertThat(hub.listOf(SEOUL, "consent", "c1")).hasSize(2);
  }

  @Test
  void atTheSameMomentTheWithdrawalCounts() {
    consent("marketing", false, Decisions.NOW);
    consent("marketing", true, Decisions.NOW);

    assertThat(profile(SEOUL).granted()).doesNotContain("marketing");
  }

  @Test
  void whoWithdrawsTheLookUpIsTakenOffEveryDeviceAndStaysUnknown() {
    hub.send(Ops.WISH_ADD, "c1", Decisions.NOW, new Ops.WishItem("MUG"));

    consent("lookup", false, Decisions.NOW);

    for (String bucket : new String[] {SEOUL, BUSAN}) {
      assertThat(hub.find(bucket, "customer", "c1")).isEmpty();
      assertThat(hub.listOf(bucket, "history", "c1")).isEmpty();
      assertThat(hub.listOf(bucket, "wish", "c1")).isEmpty();
    }
    assertThat(hub.send(Ops.WISH_ADD, "c1", Decisions.NOW, new Ops.WishItem("CUP")).code())
        .isEqualTo("unknown_customer");
  }

  @Test
  void refusesAPurposeNobodyKnows() {
    Ops.Result result =
        hub.send(
            Ops.CONSENT_RECORD, "c1", Decisions.NOW, new Ops.ConsentEntry("everything", true, "1"));

    assertThat(result.code()).isEqualTo("bad_body");
  }

  @Test
  void aProfileChangesForWhoeverSawTheNewest() {
    Ops.Result result = change(version(SEOUL), "bada@example.org", null);

    assertThat(result.status()).isEqualTo(Status.APPLIED);
    assertThat(profile(SEOUL).email()).isEqualTo("bada@example.org");
    assertThat(profile(BUSAN).email()).isEqualTo("bada@example.org");
    assertThat(result.position()).isGreaterThanOrEqualTo(version(BUSAN));
  }

  @Test
  void theVersionOfAnyStoreCounts() {
    assertThat(change(version(BUSAN), "bada@example.org", null).status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void whoeverIsTooLateIsShownBoth() {
    long seen = version(SEOUL);
    change(seen, "first@example.org", null);

    Ops.Result late = change(seen, "second@example.org", "+821012345678");

    assertThat(late.status()).isEqualTo(Status.CONFLICT);
    var current = Objects.requireNonNull(late.current());
    assertThat(current.getAsJsonObject("d").get("email").getAsString())
        .isEqualTo("first@example.org");
    assertThat(profile(SEOUL).phone()).as("nothing of it is taken").isNull();
    assertThat(change(current.get("v").getAsLong(), "second@example.org", null).status())
        .isEqualTo(Status.APPLIED);
  }

  @Test
  void keepsNumbersInOneForm() {
    change(version(SEOUL), null, "010-1234-5678");

    assertThat(profile(SEOUL).phone()).isEqualTo("+821012345678");
  }

  @Test
  void refusesWhatIsNoAddressAndWhatRestsOnNothing() {
    assertThat(change(version(SEOUL), "nobody", null).code()).isEqualTo("bad_body");
    assertThat(change(null, "a@example.org", null).code()).isEqualTo("bad_body");
  }

  private void consent(String purpose, boolean granted, Instant at) {
    Ops.Result result =
        hub.send(Ops.CONSENT_RECORD, "c1", at, new Ops.ConsentEntry(purpose, granted, "2026-1"));
    assertThat(result.status()).isEqualTo(Status.APPLIED);
  }

  private Ops.Result change(@Nullable Long base, @Nullable String email, @Nullable String phone) {
    return hub.send(
        Ops.PROFILE_CHANGE, "c1", Decisions.NOW, new Ops.Profile(null, phone, email, null), base);
  }

  private long version(String bucket) {
    return hub.find(bucket, "customer", "c1").orElseThrow().position();
  }

  private Entity.Customer profile(String bucket) {
    return hub.get(bucket, "customer", "c1", Entity.Customer.class);
  }
}
