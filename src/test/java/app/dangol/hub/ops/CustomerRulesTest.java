package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.LookUps;
import app.dangol.hub.Put;
import app.dangol.hub.credential.CardJudge;
import app.dangol.hub.identity.Matches;
import app.dangol.id.OpId;
import app.dangol.wire.Entity;
import app.dangol.wire.Further;
import app.dangol.wire.Lookup;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void whatANewerHubHasAddedStaysWhoeverChangesTheCustomer() {
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      JsonObject nested = new JsonObject();
      nested.add("none", JsonNull.INSTANCE);
      clients.keep(
          ClientBuckets.findCustomer("c1", t)
              .orElseThrow()
              .with(new Further(Map.of("pronouns", nested))));
      return clients.spread();
    });
    assertFurther();

    change(version(SEOUL), "bada@example.org", null);
    assertFurther();

    consent("marketing", true, Decisions.NOW);
    assertFurther();

    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      clients.tell(
          new Entity.Customer(
              "c1",
              "새 이름",
              null,
              null,
              List.of(),
              "seoul",
              "2024-01-01",
              List.of(),
              List.of("lookup")));
      return clients.spread();
    });
    assertThat(profile(SEOUL).name()).isEqualTo("새 이름");
    assertFurther();
  }

  private void assertFurther() {
    for (String bucket : List.of(SEOUL, BUSAN)) {
      assertThat(hub.find(bucket, "customer", "c1").orElseThrow().data())
          .as(bucket)
          .contains("\"pronouns\":{\"none\":null}");
    }
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

  /** The same that a tablet refuses where it is typed, and an import in its file. */
  @ParameterizedTest
  @ValueSource(strings = {"Ba\u202Eda", "\u2067Bada", "Ba\u0007da", "123", " "})
  void refusesWhatIsNoName(String name) {
    Ops.Result refused = rename(name);

    assertThat(refused.status()).isEqualTo(Status.REJECTED);
    assertThat(profile(SEOUL).name()).isNotEqualTo(name);
  }

  @Test
  void takesANameThatTurnsTheDirectionAndTurnsItBack() {
    assertThat(rename(" \u2067بحر\u2069 ").status()).isEqualTo(Status.APPLIED);
    assertThat(profile(BUSAN).name()).isEqualTo("\u2067بحر\u2069");
  }

  private Ops.Result rename(String name) {
    Ops.Profile wanted = new Ops.Profile(name, null, null, null);
    return hub.send(Ops.PROFILE_CHANGE, "c1", Decisions.NOW, wanted, version(SEOUL));
  }

  @Test
  void refusesWhatIsNoAddressAndWhatRestsOnNothing() {
    assertThat(change(version(SEOUL), "nobody", null).code()).isEqualTo("bad_body");
    assertThat(change(null, "a@example.org", null).code()).isEqualTo("bad_body");
  }

  @Test
  void aWithdrawalCountsFromWhenItCameInWhateverTheDevicesClockSays() {
    consent("marketing", true, Decisions.NOW);

    consent("marketing", false, Instant.parse("2016-01-01T00:00:00Z"));
    assertThat(profile(SEOUL).granted()).doesNotContain("marketing");

    consent("lookup", false, Instant.parse("2016-01-01T00:00:00Z"));
    assertThat(hub.find(SEOUL, "customer", "c1")).isEmpty();
  }

  @Test
  void aWithdrawalOvercomesAGrantThatStatesATimeYetToCome() {
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      clients.keep(
          Put.of(
              new Entity.Consent(
                  "c1",
                  "old",
                  "2199-01-01T00:00:00Z",
                  "marketing",
                  true,
                  "consent",
                  null,
                  "till")));
      return clients.spread();
    });
    assertThat(profile(SEOUL).granted()).contains("marketing");

    consent("marketing", false, Decisions.NOW);

    assertThat(profile(SEOUL).granted()).doesNotContain("marketing");
  }

  @Test
  void aGrantThatWasWrittenBeforeAWithdrawalAndComesAfterItDoesNotCount() {
    consent("marketing", true, Decisions.NOW.minusSeconds(3600));
    consent("marketing", false, Decisions.NOW.minusSeconds(7200));

    consent("marketing", true, Decisions.NOW.minusSeconds(60));

    assertThat(profile(SEOUL).granted()).doesNotContain("marketing");
  }

  @Test
  void p2WhatOneDeviceWroteOneAfterTheOtherCountsInThatOrderThoughBothComeTogether() {
    Instant offline = Decisions.NOW.minusSeconds(3600);
    fromDevice("tablet-1", 4, false, offline);
    fromDevice("tablet-1", 5, true, offline.plusSeconds(20));
    assertThat(profile(SEOUL).granted()).contains("marketing");

    fromDevice("tablet-1", 6, false, offline.plusSeconds(40));
    assertThat(profile(SEOUL).granted()).doesNotContain("marketing");
    fromDevice("tablet-1", 7, true, Instant.parse("2016-01-01T00:00:00Z"));
    assertThat(profile(SEOUL).granted()).as("no clock is looked at").contains("marketing");
  }

  @Test
  void p2AGrantThatADeviceWroteBeforeItsWithdrawalDoesNotCountWhenItIsSentAgain() {
    fromDevice("tablet-1", 5, false, Decisions.NOW.minusSeconds(60));

    fromDevice("tablet-1", 4, true, Decisions.NOW);

    assertThat(profile(SEOUL).granted()).doesNotContain("marketing");
  }

  @Test
  void p2AnotherDevicesWritesAreInNoOrderWithThese() {
    fromDevice("tablet-1", 4, false, Decisions.NOW.minusSeconds(60));

    fromDevice("kiosk-1", 900, true, Decisions.NOW.minusSeconds(30));

    assertThat(profile(SEOUL).granted())
        .as("it may have been written before the other was withdrawn")
        .doesNotContain("marketing");
  }

  @Test
  void p5ARestThatWasLiftedWhileTheHubWasAwayIsLifted() {
    Instant offline = Decisions.NOW.minusSeconds(3600);
    Ops.ConsentEntry rest = new Ops.ConsentEntry("processing", false, "2026-1");
    Ops.ConsentEntry lifted = new Ops.ConsentEntry("processing", true, "2026-1");
    hub.sendAs("tablet-1", 4, Ops.CONSENT_RECORD, "c1", offline, rest);
    assertThat(profile(SEOUL).granted()).contains("suspended");

    hub.sendAs("tablet-1", 5, Ops.CONSENT_RECORD, "c1", offline.plusSeconds(9), lifted);

    assertThat(profile(SEOUL).granted()).doesNotContain("suspended");
  }

  private void fromDevice(String device, long seq, boolean granted, Instant at) {
    Ops.Result result =
        hub.sendAs(
            device,
            seq,
            Ops.CONSENT_RECORD,
            "c1",
            at,
            new Ops.ConsentEntry("marketing", granted, "2026-1"));
    assertThat(result.status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void whoHasWithdrawnMayConsentAgainAndIsWrittenAboutAgain() {
    consent("lookup", false, Decisions.NOW);
    hub.clock.move(Duration.ofDays(1));

    Ops.Result again =
        hub.sendFrom(
            "seoul",
            Ops.CONSENT_RECORD,
            "c1",
            new Ops.ConsentEntry("lookup", true, "2026-1"),
            null);

    assertThat(again.status()).isEqualTo(Status.APPLIED);
    assertThat(profile(SEOUL).granted()).contains("lookup");
    assertThat(hub.sendFrom("seoul", Ops.WISH_ADD, "c1", new Ops.WishItem("MUG"), null).status())
        .isEqualTo(Status.APPLIED);
  }

  @Test
  void aMemberInNoStoreWhoCameBackIsWrittenAboutAgain() {
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      clients.keep(
          new Entity.Customer(
              "c2", "온라인", null, null, List.of(), "", "2024-01-01", List.of(), List.of("lookup")));
      return clients.spread();
    });
    Ops.ConsentEntry no = new Ops.ConsentEntry("lookup", false, "1");
    hub.send(Ops.CONSENT_RECORD, "c2", hub.clock.instant(), no);
    assertThat(hub.send(Ops.WISH_ADD, "c2", Decisions.NOW, new Ops.WishItem("MUG")).code())
        .isEqualTo("unknown_customer");
    hub.clock.move(Duration.ofDays(1));
    Ops.ConsentEntry yes = new Ops.ConsentEntry("lookup", true, "1");
    hub.send(Ops.CONSENT_RECORD, "c2", hub.clock.instant(), yes);

    assertThat(hub.send(Ops.WISH_ADD, "c2", Decisions.NOW, new Ops.WishItem("MUG")).status())
        .isEqualTo(Status.APPLIED);
  }

  @Test
  void aStoreMayNeitherReadNorChangeAnothersCustomer() {
    Ops.Profile wanted = new Ops.Profile(null, null, null, "jeju");

    Ops.Result asked = hub.sendFrom("jeju", Ops.PROFILE_CHANGE, "c1", wanted, 0L);
    assertThat(asked.code()).isEqualTo("other_stores_customer");
    assertThat(asked.current()).isNull();
    Ops.Result known = hub.sendFrom("jeju", Ops.PROFILE_CHANGE, "c1", wanted, version(SEOUL));
    assertThat(known.code()).isEqualTo("other_stores_customer");
    assertThat(hub.sendFrom("jeju", Ops.WISH_ADD, "c1", new Ops.WishItem("MUG"), null).code())
        .isEqualTo("other_stores_customer");
    assertThat(profile(SEOUL).homeStore()).isEqualTo("seoul");
    assertThat(hub.sendFrom("jeju", Ops.WISH_ADD, "c9", new Ops.WishItem("MUG"), null).code())
        .isEqualTo("unknown_customer");
  }

  @Test
  void aStoreMayHaveItsOwnErasedThoughItsDevicesHoldThemNoMore() {
    consent("lookup", false, Decisions.NOW);
    hub.store.prune(hub.clock.instant(), Duration.ZERO);
    hub.clock.move(Duration.ofDays(40));
    hub.store.prune(hub.clock.instant(), Duration.ZERO);

    assertThat(erase("jeju", "c1").code()).isEqualTo("other_stores_customer");
    assertThat(hub.listOf("customers", "history", "c1")).as("control").isNotEmpty();
    assertThat(erase("busan", "c1").status()).as("they bought there").isEqualTo(Status.APPLIED);
    assertThat(hub.listOf("customers", "history", "c1")).isEmpty();
  }

  @Test
  void aStoreMayHaveWhoWasNeverOnADeviceErasedIfTheirHomeIsThere() {
    for (String home : List.of("seoul", "")) {
      hub.<Integer>in(t -> {
        ClientBuckets clients = new ClientBuckets(t);
        clients.keep(
            new Entity.Customer(
                "c2" + home,
                "온라인",
                null,
                null,
                List.of(),
                home,
                "2024-01-01",
                List.of(),
                List.of()));
        return clients.spread();
      });
    }

    assertThat(erase("jeju", "c2seoul").code()).isEqualTo("other_stores_customer");
    assertThat(erase("seoul", "c2seoul").status()).isEqualTo(Status.APPLIED);
    assertThat(erase("seoul", "c2").code())
        .as("of the web shop alone: the hub's own command does it")
        .isEqualTo("other_stores_customer");
    assertThat(erase("seoul", "nobody").status()).isEqualTo(Status.APPLIED);
  }

  private Ops.Result erase(String store, String customer) {
    String receipt = OpId.create().toString();
    return hub.sendFrom(
        store, Ops.CUSTOMER_ERASE, receipt, new Ops.Erase(customer, "0".repeat(32)), null);
  }

  @Test
  void aConflictShowsTheRowThatStandsOnTheDevicesOwnStore() {
    change(version(SEOUL), "first@example.org", null);

    Ops.Result late =
        hub.sendFrom(
            "busan", Ops.PROFILE_CHANGE, "c1", new Ops.Profile("다른 이름", null, null, null), 1L);

    assertThat(late.status()).isEqualTo(Status.CONFLICT);
    var current = Objects.requireNonNull(late.current());
    assertThat(current.get("v").getAsLong()).isEqualTo(version(BUSAN));
    assertThat(StrictJson.fromTree(current.getAsJsonObject("d"), Entity.Customer.class))
        .isEqualTo(profile(BUSAN));
    assertThat(current.toString()).contains("lookup");
  }

  @Test
  void aStoreThatWasShownACustomerMayWriteAboutThemForTwoDays() {
    hub.<Integer>in(t -> {
      ClientBuckets clients = new ClientBuckets(t);
      Entity.Customer known = ClientBuckets.findCustomer("c1", t).orElseThrow();
      Entity.Customer carded =
          new Entity.Customer(
              "c1",
              known.name(),
              null,
              null,
              List.of("DG1"),
              known.homeStore(),
              known.memberSince(),
              List.of(),
              known.granted());
      clients.keep(carded);
      new Matches(t, clients).told(carded, "till");
      return clients.spread();
    });
    new LookUps(hub.log, hub.clock, Optional::empty, new CardJudge(hub.store, hub.clock))
        .ask(new Lookup.Request("tablet-9", "jeju", "s-9", Lookup.Kind.CARD, "DG1"));
    hub.clock.move(Duration.ofHours(47));
    assertThat(hub.sendFrom("jeju", Ops.WISH_ADD, "c1", new Ops.WishItem("MUG"), null).status())
        .isEqualTo(Status.APPLIED);
    assertThat(hub.sendFrom("ulsan", Ops.WISH_ADD, "c1", new Ops.WishItem("MUG"), null).code())
        .isEqualTo("other_stores_customer");

    hub.clock.move(Duration.ofHours(2));

    assertThat(hub.sendFrom("jeju", Ops.WISH_ADD, "c1", new Ops.WishItem("CUP"), null).code())
        .isEqualTo("other_stores_customer");
  }

  @Test
  void whatAStoreWroteWhileACustomerWasItsIsTakenButNoChangeOfTheirProfile() {
    hub.sendFrom(
        "seoul",
        Ops.PROFILE_CHANGE,
        "c1",
        new Ops.Profile(null, null, null, "jeju"),
        version(SEOUL));
    assertThat(hub.find(SEOUL, "customer", "c1")).isEmpty();

    assertThat(hub.sendFrom("seoul", Ops.WISH_ADD, "c1", new Ops.WishItem("MUG"), null).status())
        .isEqualTo(Status.APPLIED);
    Ops.Result back =
        hub.sendFrom(
            "seoul",
            Ops.PROFILE_CHANGE,
            "c1",
            new Ops.Profile(null, null, null, "seoul"),
            version("clients:jeju"));
    assertThat(back.code()).isEqualTo("other_stores_customer");
    assertThat(back.current()).isNull();
  }

  @Test
  void aNoteWrittenByAClockThatIsAheadIsOfNow() {
    hub.send(
        Ops.NOTE_ADD,
        "c1",
        Instant.parse("2036-01-01T00:00:00Z"),
        new NoteAdd.Body("민지", "말린 꽃을 좋아함"));

    assertThat(hub.listOf(SEOUL, "note", "c1"))
        .singleElement()
        .satisfies(row ->
            assertThat(StrictJson.read(Objects.requireNonNull(row.data()), Entity.Note.class).at())
                .isEqualTo(Decisions.NOW.toString()));
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
