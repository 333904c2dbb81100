package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.FieldCipher;
import app.dangol.trust.MemoryKeys;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.AuditMark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L1: the trail in the file itself, changed with SQL as somebody does who has the file. */
class L1TrailFileTest {
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C2 = new CustomerId("c2");

  @TempDir private Path folder;
  private TestStore store;
  private AuditedShop shop;

  @BeforeEach
  void tenRowsOfWhichEightWereSigned() {
    store = new TestStore(folder);
    shop = new AuditedShop(store, folder);
    for (int n = 0; n < 6; n++) {
      store.audit.record(STAFF, Action.VIEW, n % 2 == 0 ? C1 : C2);
    }
    store.audit.record(AuditAct.export(STAFF, C1, "asked for it"));
    store.audit.record(STAFF, Action.NOTE_ADDED, C2);
    shop.sign();
    store.audit.record(STAFF, Action.VIEW, C2);
    store.audit.record(STAFF, Action.VIEW, C2);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTrailThatOnlyGrewIsRight() {
    assertThat(shop.findings()).isEmpty();
    assertThat(shop.look(Optional.empty()))
        .isInstanceOfSatisfying(
            AuditLook.Sight.Looked.class,
            looked -> {
              assertThat(looked.rows()).isEqualTo(10);
              assertThat(looked.first()).isEqualTo(1);
              assertThat(looked.signed().orElseThrow().seq()).isEqualTo(8);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "staff, 'someone'",
    "at, 1",
    "store, 'busan-1'",
    "device, 'tablet-2'",
    "action, 'view'",
    "detail, 'x'",
    "person, x'00112233445566778899aabbccddeeff'",
    "person, NULL",
    "reason, NULL",
    "hash, x'00'"
  })
  void aFieldThatWasChangedIsFound(String field, String value) {
    String quoted = value.startsWith("x'") || value.equals("NULL") ? value : "'" + value + "'";
    shop.tamper("UPDATE audit SET " + field + " = " + quoted + " WHERE seq = 7");

    assertThat(shop.findings()).containsExactly(new AuditFinding.Altered(7));
  }

  @Test
  void aRowThatIsMissingIsFound() {
    shop.tamper("DELETE FROM audit WHERE seq = 5");

    assertThat(shop.findings()).containsExactly(new AuditFinding.OutOfOrder(4, 6));
  }

  @Test
  void rowsThatChangedPlacesAreFound() {
    shop.tamper(
        "UPDATE audit SET seq = 99 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 4",
        "UPDATE audit SET seq = 4 WHERE seq = 99");

    assertThat(shop.findings()).containsExactly(new AuditFinding.Altered(3));
  }

  @Test
  void aTailThatWasSignedAndIsMissingIsFound() {
    shop.tamper("DELETE FROM audit WHERE seq > 7");

    assertThat(shop.findings()).containsExactly(new AuditFinding.Cut(7, 8));
  }

  @Test
  void aTailThatIsMissingIsFoundWhateverWasWrittenSince() {
    shop.tamper("DELETE FROM audit WHERE seq > 7");
    store.audit.record(STAFF, Action.VIEW, C1);

    assertThat(shop.findings()).containsExactly(new AuditFinding.Rewritten(8));
  }

  /** Nobody but the hub knows of rows that were never signed here: they are not found. */
  @Test
  void whatWasNotSignedYetMayBeCutWithoutAnybodyKnowing() {
    shop.tamper("DELETE FROM audit WHERE seq > 8");

    assertThat(shop.findings()).isEmpty();
  }

  @Test
  void whoForgetsTheSignatureTooIsFoundByTheHubs() {
    AuditMark hub = shop.sendToHub();
    shop.tamper(
        "DELETE FROM audit WHERE seq > 7",
        "UPDATE audit_chain SET sealed_key = NULL, head_seq = NULL, head_hash = NULL, head_at = NULL,"
            + " head_signature = NULL");

    assertThat(shop.findings()).isEmpty();
    assertThat(shop.findings(Optional.of(hub))).containsExactly(new AuditFinding.Cut(7, 10));
  }

  /** Whatever is left of it, the rows or the hub's answer says that there was one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "head_signature = NULL",
        "head_signature = x''",
        "head_signature = NULL, sealed_key = NULL",
        "head_seq = NULL, head_hash = NULL, head_at = NULL, head_signature = NULL",
        "head_seq = NULL, head_hash = NULL, head_at = NULL, head_signature = NULL,"
            + " sealed_key = NULL, hub_seq = 8"
      })
  void aSignatureThatWasTakenAwayIsFound(String taken) {
    shop.tamper("UPDATE audit_chain SET " + taken);

    assertThat(shop.findings()).containsExactly(new AuditFinding.Unsigned(AuditMark.Kind.HEAD));
  }

  @Test
  void aSignatureThatWasTakenAwayWithAllThatTellsOfItIsFoundByTheHubs() {
    AuditMark hub = shop.sendToHub();
    shop.tamper(
        "UPDATE audit_chain SET sealed_key = NULL, head_seq = NULL, head_hash = NULL, head_at = NULL,"
            + " head_signature = NULL");

    assertThat(shop.findings(Optional.of(hub)))
        .containsExactly(new AuditFinding.Unsigned(AuditMark.Kind.HEAD));
  }

  @Test
  void anOlderSignatureThanTheHubAnsweredToIsFound() {
    shop.tamper("UPDATE audit_chain SET hub_seq = 9");

    assertThat(shop.findings()).containsExactly(new AuditFinding.Unsigned(AuditMark.Kind.HEAD));
  }

  @Test
  void rowsThatTheHubHadAreMissedWithoutTheHub() {
    shop.tamper(
        "DELETE FROM audit WHERE seq > 7",
        "UPDATE audit_chain SET hub_seq = 8, sealed_key = NULL, head_seq = NULL, head_hash = NULL,"
            + " head_at = NULL, head_signature = NULL");

    assertThat(shop.findings()).containsExactly(new AuditFinding.Cut(7, 8));
  }

  @Test
  void aTrailThatWasNeverSignedNeedsNoSignature(@TempDir Path elsewhere) {
    try (TestStore other = new TestStore(elsewhere)) {
      other.audit.record(STAFF, Action.VIEW, C1);
      AuditedShop fresh = new AuditedShop(other, elsewhere);
      assertThat(fresh.findings()).isEmpty();

      other.audit.record(STAFF, Action.VIEW, C1);
      other.audit.forgetBefore(Instant.now().plusSeconds(86_400), 1);

      assertThat(fresh.findings()).as("with a key that has signed its beginning").isEmpty();
    }
  }

  @Test
  void anotherTrailInItsPlaceIsFoundByTheHubs(@TempDir Path elsewhere) {
    AuditMark hub = shop.sendToHub();
    try (TestStore other = new TestStore(elsewhere)) {
      other.audit.record(STAFF, Action.VIEW, C1);

      assertThat(new AuditedShop(other, elsewhere).findings(Optional.of(hub)))
          .containsExactly(new AuditFinding.OtherChain());
    }
  }

  @Test
  void aSignatureOfAnotherPlaceIsFound() {
    shop.tamper(
        "UPDATE audit_chain SET head_seq = 7, head_hash = "
            + "(SELECT hash FROM audit WHERE seq = 7)");

    assertThat(shop.findings()).contains(new AuditFinding.Unsigned(AuditMark.Kind.HEAD));
  }

  @Test
  void aBeginningThatWasCutOffByHandIsFound() {
    shop.tamper(
        "UPDATE audit_chain SET anchor_seq = 3, anchor_hash = "
            + "(SELECT hash FROM audit WHERE seq = 3)",
        "DELETE FROM audit WHERE seq <= 3");

    assertThat(shop.findings()).containsExactly(new AuditFinding.Unsigned(AuditMark.Kind.ANCHOR));
  }

  @Test
  void aRowSaidToBeAboutSomebodyElseIsFound() {
    shop.tamper("UPDATE audit_person SET customer = 'c3' WHERE customer = 'c1'");

    assertThat(shop.findings()).containsExactly(new AuditFinding.NotThatPerson(7));
  }

  @Test
  void somebodyWhoIsGoneWithoutAnErasureIsFound() {
    shop.tamper("DELETE FROM audit_person WHERE customer = 'c2'");

    assertThat(shop.findings()).containsExactly(new AuditFinding.NotThatPerson(10));
  }

  @Test
  void aRowWrittenAboutSomebodyErasedIsFound() {
    store.audit.erase(STAFF, C1);
    assertThat(shop.findings()).isEmpty();
    store.audit.record(STAFF, Action.VIEW, C1);
    assertThat(shop.findings()).as("under a pseudonym of its own").isEmpty();

    shop.tamper("DELETE FROM audit_person WHERE customer = 'c1'");

    assertThat(shop.findings()).containsExactly(new AuditFinding.NotThatPerson(12));
  }

  @Test
  void aReasonThatIsMissingIsFound() {
    shop.tamper("DELETE FROM audit_reason");

    assertThat(shop.findings()).containsExactly(new AuditFinding.NotThatReason(7));
  }

  @Test
  void aReasonOfAnotherRowIsFound() {
    store.audit.record(AuditAct.export(STAFF, C2, "the police asked"));
    shop.tamper(
        "UPDATE audit_reason SET sealed = (SELECT sealed FROM audit_reason WHERE seq = 11)"
            + " WHERE seq = 7");

    assertThat(shop.findings()).containsExactly(new AuditFinding.NotThatReason(7));
  }

  @Test
  void aTrailSignedWithAnotherDevicesKeyIsFound() {
    List<AuditFinding> findings =
        switch (new AuditLook(BlockingGuard.NONE, Duration.ofSeconds(30))
            .at(
                folder.resolve("ops.db"),
                true,
                new FieldCipher(new MemoryKeys(8)),
                Optional.empty())) {
          case AuditLook.Sight.Looked looked -> looked.findings();
          case AuditLook.Sight.Absent absent -> throw new AssertionError(absent.toString());
          case AuditLook.Sight.Unreadable no -> throw new AssertionError(no.toString());
        };

    assertThat(findings)
        .contains(
            new AuditFinding.Unsigned(AuditMark.Kind.HEAD), new AuditFinding.NotThatReason(7));
  }

  @Test
  void lookingChangesNothing() {
    AuditMark before = shop.sign();
    shop.findings(Optional.of(before));

    assertThat(shop.sign()).isEqualTo(before);
    assertThat(shop.rows()).hasSize(10);
  }
}
