package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.id.StaffId;
import app.dangol.trust.access.AccessDenied;
import app.dangol.trust.access.Permits;
import app.dangol.trust.access.PinHash;
import app.dangol.trust.access.Role;
import app.dangol.trust.access.StaffAccount;
import app.dangol.trust.access.StaffAccounts.RoleGrant;
import app.dangol.trust.access.StaffAccounts.Withdrawn;
import app.dangol.trust.access.StaffMember;
import app.dangol.trust.access.StaffOffice;
import app.dangol.trust.access.Tries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P9: one account a person, and who had which role by whom, for three years. */
class P9StaffAccountsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-21T05:00:00Z");
  private static final StaffId JIEUN = new StaffId("m-001");
  private static final StaffId MINJI = new StaffId("s-001");
  private static final StaffId TECH = new StaffId("it-1");
  private static final String PIN = "240815";

  @TempDir Path folder;

  private Instant now = BEGIN;
  private TestStore store;
  private StaffOffice office;
  private Permits manager;

  @BeforeEach
  void open() {
    store =
        new TestStore(
            folder,
            new Clock() {
              @Override
              public ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(ZoneId zone) {
                return this;
              }

              @Override
              public Instant instant() {
                return now;
              }
            });
    office = new StaffOffice(store.staff, new PinHash(store.index), store.audit);
    office.addFirst(JIEUN, "지은 Canaryname", PIN.toCharArray());
    manager = as(JIEUN, Role.MANAGER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Permits as(StaffId id, Role role) {
    return Permits.of(new StaffMember(id, "", Set.of(role)));
  }

  private void addMinji() {
    office.add(manager, MINJI, "민지", Set.of(Role.ASSOCIATE), PIN.toCharArray());
  }

  @Test
  void onePersonHasOneAccountAndTheSecondOfThatIdChangesNothing() {
    addMinji();
    StaffAccount before = store.staff.find(MINJI).orElseThrow();

    assertThatThrownBy(
            () -> office.add(manager, MINJI, "하나", Set.of(Role.MANAGER), "730419".toCharArray()))
        .hasMessageContaining("ACC-03");

    assertThat(store.staff.find(MINJI)).contains(before);
    assertThat(store.staff.list()).extracting(StaffAccount::id).containsExactly(JIEUN, MINJI);
  }

  @Test
  void whoHadWhichRoleByWhomAndUntilWhenIsKeptAlsoOnceTheAccountIsGone() {
    addMinji();
    now = BEGIN.plus(Duration.ofDays(30));
    office.grant(manager, MINJI, Role.IT);
    office.grant(manager, MINJI, Role.IT);
    now = BEGIN.plus(Duration.ofDays(60));
    office.withdraw(manager, MINJI, Role.IT);
    now = BEGIN.plus(Duration.ofDays(90));
    office.remove(manager, MINJI);

    assertThat(store.staff.find(MINJI)).isEmpty();
    assertThat(store.staff.listGrants())
        .containsExactly(
            new RoleGrant(JIEUN, "manager", BEGIN, JIEUN, Optional.empty()),
            grant("associate", 0, 90),
            grant("it", 30, 60));
  }

  private static RoleGrant grant(String role, int granted, int withdrawn) {
    return new RoleGrant(
        MINJI,
        role,
        BEGIN.plus(Duration.ofDays(granted)),
        JIEUN,
        Optional.of(new Withdrawn(BEGIN.plus(Duration.ofDays(withdrawn)), JIEUN)));
  }

  @Test
  void aWithdrawnGrantGoesAfterThreeYearsAndOneThatHoldsNever() {
    addMinji();
    office.withdraw(manager, MINJI, Role.ASSOCIATE);
    now = BEGIN.atOffset(ZoneOffset.UTC).plusYears(3).toInstant();
    retentionAt(now).run();
    assertThat(store.staff.listGrants()).hasSize(2);

    now = now.plus(Duration.ofDays(2));
    retentionAt(now).run();
    assertThat(store.staff.listGrants()).extracting(RoleGrant::staff).containsExactly(JIEUN);
  }

  private DeviceRetention retentionAt(Instant at) {
    return new DeviceRetention(
        store.writer,
        store.states,
        store.marks,
        store.scans,
        store.audit,
        store.staff,
        Retention.STANDARD,
        TestStore.CLIENTS,
        () -> Optional.of(Duration.ZERO),
        Clock.fixed(at, ZoneOffset.UTC));
  }

  @Test
  void nameAndPinAreSealedAndGoneFromTheFileWithTheAccount() throws Exception {
    office.add(manager, MINJI, "Canaryminji", Set.of(Role.ASSOCIATE), PIN.toCharArray());
    String kept = store.staff.find(MINJI).orElseThrow().pin();
    store.close();
    for (String file : List.of("ops.db", "ops.db-wal")) {
      Path path = folder.resolve(file);
      if (Files.exists(path)) {
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
            .doesNotContain("Canary")
            .doesNotContain(kept)
            .doesNotContain("argon2id");
      }
    }
    store = new TestStore(folder, Clock.fixed(now, ZoneOffset.UTC));
    assertThat(store.staff.find(MINJI).orElseThrow().name()).isEqualTo("Canaryminji");
  }

  @Test
  void onlyThoseWhoMayLookAfterTheStaffAndNobodyMakesThemselvesAManager() {
    addMinji();
    office.add(manager, TECH, "Tech", Set.of(Role.IT), PIN.toCharArray());
    Permits associate = as(MINJI, Role.ASSOCIATE);
    Permits it = as(TECH, Role.IT);
    StaffId hana = new StaffId("s-002");

    denied(() -> office.add(associate, hana, "하나", Set.of(Role.ASSOCIATE), PIN.toCharArray()));
    denied(() -> office.resetPin(associate, JIEUN, PIN.toCharArray()));
    denied(() -> office.grant(associate, MINJI, Role.MANAGER));
    denied(() -> office.withdraw(associate, JIEUN, Role.MANAGER));
    denied(() -> office.remove(associate, TECH));
    denied(() -> office.addFirst(hana, "하나", PIN.toCharArray()));

    denied(() -> office.grant(it, TECH, Role.MANAGER));
    denied(() -> office.add(it, hana, "하나", Set.of(Role.MANAGER), PIN.toCharArray()));
    denied(() -> office.resetPin(it, JIEUN, PIN.toCharArray()));
    denied(() -> office.remove(it, JIEUN));
    office.add(it, hana, "하나", Set.of(Role.ASSOCIATE), PIN.toCharArray());
    store.staff.setTries(hana, new Tries(10, Duration.ZERO));
    denied(() -> office.resetPin(it, hana, "730419".toCharArray()));
    assertThat(store.staff.find(hana).orElseThrow().tries().failed()).isEqualTo(10);
    office.resetPin(manager, hana, "730419".toCharArray());
    assertThat(store.staff.find(hana).orElseThrow().tries()).isEqualTo(Tries.NONE);
  }

  private static void denied(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(AccessDenied.class).hasMessageContaining("ACC-01");
  }

  @Test
  void theLastManagerStays() {
    assertThatThrownBy(() -> office.withdraw(manager, JIEUN, Role.MANAGER))
        .hasMessageContaining("ACC-03");
    assertThatThrownBy(() -> office.remove(manager, JIEUN)).hasMessageContaining("ACC-03");
    assertThat(store.staff.find(JIEUN).orElseThrow().roles()).containsExactly(Role.MANAGER);
  }

  @Test
  void whatCannotBeTakenIsRefusedInWordsWithoutThePin() {
    for (String pin : List.of("12345", "123456", "24081a")) {
      char[] typed = pin.toCharArray();
      assertThatThrownBy(() -> office.resetPin(manager, JIEUN, typed))
          .hasMessageContaining("ACC-03")
          .hasMessageNotContaining(pin);
      assertThat(typed).containsOnly('\0');
    }
    assertThatThrownBy(
            () -> office.add(manager, MINJI, "a\nb", Set.of(Role.ASSOCIATE), PIN.toCharArray()))
        .hasMessageContaining("ACC-03");
    assertThatThrownBy(
            () -> office.add(manager, MINJI, "민지", Set.of(Role.SHOPPER), PIN.toCharArray()))
        .hasMessageContaining("ACC-03");
    assertThat(store.staff.list()).hasSize(1);
  }
}
