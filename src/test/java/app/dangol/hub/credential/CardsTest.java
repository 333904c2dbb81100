package app.dangol.hub.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.id.CustomerId;
import app.dangol.trust.credential.Acting;
import app.dangol.trust.credential.CredentialIssuer;
import app.dangol.trust.credential.DocumentType;
import app.dangol.trust.credential.MemberDigest;
import app.dangol.trust.credential.Verdict;
import app.dangol.trust.credential.Verdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsTest {
  private static final CustomerId MEMBER = new CustomerId("c-00123");
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T03:00:00Z"));
  private HubStore store;
  private Cards cards;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    cards = Cards.open(store, keys(), clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path keys() {
    return folder.resolve("card-keys");
  }

  private CredentialIssuer.Issued issue() {
    return cards.issue(DocumentType.CARD, MEMBER, "dangol", Optional.empty(), YEAR);
  }

  private Object judged(String text) {
    return switch (cards.verify(text, Optional.empty())) {
      case Verdict.Valid valid -> valid.member();
      case Verdict.Refused(Reason reason) -> reason;
    };
  }

  @Test
  void issuesAndJudges() {
    assertThat(judged(issue().text())).isEqualTo(MEMBER);
  }

  @Test
  void knowsItsOwnAfterARestart() {
    String text = issue().text();
    long version = version();
    close();
    open();
    assertThat(judged(text)).isEqualTo(MEMBER);
    issue();
    assertThat(version()).as("nothing new to publish").isEqualTo(version);
  }

  @Test
  void anotherChainsHubTakesNone() throws Exception {
    String text = issue().text();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (HubStore other = SqliteHubStore.open(elsewhere.resolve("hub.db"), BlockingGuard.NONE)) {
      Cards theirs = Cards.open(other, elsewhere.resolve("card-keys"), clock);
      assertThat(theirs.verify(text, Optional.empty()))
          .isEqualTo(new Verdict.Refused(Reason.UNKNOWN_KEY));
      theirs.issue(DocumentType.CARD, MEMBER, "dangol", Optional.empty(), YEAR);
      assertThat(theirs.verify(text, Optional.empty()))
          .isEqualTo(new Verdict.Refused(Reason.SIGNATURE));
    }
  }

  @Test
  void theDatabaseWithoutItsKeySignsNothing() throws IOException {
    issue();
    close();
    Files.delete(keys().resolve("device.key"));
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_01));
  }

  @Test
  void onlyTheOwnerMayReadTheKey() throws IOException {
    issue();
    assertThat(Files.getPosixFilePermissions(keys()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> files = Files.list(keys())) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.getPosixFilePermissions(file))
                  .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  @Test
  void aNewKeyLeavesWhatTheOldOneSigned() {
    String before = issue().text();
    long version = version();
    cards.rotate(false);
    assertThat(version()).isGreaterThan(version);
    clock.move(Duration.ofSeconds(1));
    String after = issue().text();
    assertThat(judged(before)).isEqualTo(MEMBER);
    assertThat(judged(after)).isEqualTo(MEMBER);
  }

  @Test
  void aKeyInWrongHandsIsDroppedWithAllItSigned() {
    String before = issue().text();
    cards.rotate(true);
    clock.move(Duration.ofSeconds(1));
    assertThat(judged(before)).isEqualTo(Reason.UNKNOWN_KEY);
    assertThat(judged(issue().text())).isEqualTo(MEMBER);
  }

  @Test
  void makesANewKeyByItselfWhenTheOldOneSignsNoMore() {
    String before = issue().text();
    long version = version();
    clock.move(Cards.KEY_SIGNS);
    String after = issue().text();
    assertThat(version()).isGreaterThan(version);
    assertThat(judged(before)).isEqualTo(MEMBER);
    assertThat(judged(after)).isEqualTo(MEMBER);
  }

  /** Devices take no older version again, and would not hear of what is taken back from then on. */
  @Test
  void aRestoredBackUpPublishesWhatIsNewerThanDevicesHold() throws IOException {
    issue();
    close();
    Files.copy(folder.resolve("hub.db"), folder.resolve("backup.db"));
    open();
    for (int i = 0; i < 3; i++) {
      cards.revokeAllOf(MEMBER);
    }
    long held = version();
    close();
    Files.copy(
        folder.resolve("backup.db"), folder.resolve("hub.db"), StandardCopyOption.REPLACE_EXISTING);
    clock.move(Duration.ofMinutes(10));
    open();
    cards.revokeAllOf(MEMBER);
    assertThat(version()).isGreaterThan(held);
  }

  private long version() {
    return cards.findForDevices().orElseThrow().version();
  }

  @Test
  void takesBackOneCredential() {
    CredentialIssuer.Issued lost = issue();
    String other = issue().text();
    cards.revoke(lost.id());
    assertThat(judged(lost.text())).isEqualTo(Reason.REVOKED);
    assertThat(judged(other)).isEqualTo(MEMBER);
  }

  @Test
  void takesBackAllOfAMemberUntilNow() {
    String before = issue().text();
    cards.revokeAllOf(MEMBER);
    assertThat(judged(before)).isEqualTo(Reason.REVOKED);
    clock.move(Duration.ofSeconds(1));
    assertThat(judged(issue().text())).isEqualTo(MEMBER);
  }

  /** What a program before left: members by their ids, in the records and in what is published. */
  @Test
  void membersWhoStoodThereByTheirIdsStandThereAsDigests() {
    String text = issue().text();
    cards.revokeAllOf(MEMBER);
    long version = version();
    store.write(transaction -> {
      String kept = transaction.findRecord("card.revoked.member", digest()).orElseThrow();
      transaction.forgetRecord("card.revoked.member", digest());
      transaction.keepRecord("card.revoked.member", MEMBER.value(), kept);
      String set = transaction.findRecord("card.state", "keys.version").orElseThrow();
      assertThat(set).contains(",\"digests\":true");
      transaction.keepRecord("card.state", "keys.version", set.replace(",\"digests\":true", ""));
      return true;
    });

    cards = Cards.open(store, keys(), clock);

    assertThat(version()).isGreaterThan(version);
    assertThat(store.findRecord("card.revoked.member", MEMBER.value())).isEmpty();
    assertThat(store.findRecord("card.revoked.member", digest())).isPresent();
    assertThat(judged(text)).isEqualTo(Reason.REVOKED);
    version = version();
    cards = Cards.open(store, keys(), clock);
    assertThat(version()).as("once is enough").isEqualTo(version);
  }

  private static String digest() {
    return MemberDigest.of(MEMBER);
  }

  @Test
  void forgetsARevocationWhenNothingCanBeUnderItAnyMore() {
    cards.revoke(issue().id());
    int withOne = document().length();
    clock.move(CredentialIssuer.LONGEST_LIFE.plusDays(1));
    issue();
    assertThat(document().length()).isLessThan(withOne + 60);
    assertThat(store.listRecords("card.revoked", "", "", 10)).isEmpty();
  }

  private String document() {
    return cards.findForDevices().orElseThrow().document();
  }

  @Test
  void actingIsOnceForAllCopiesOfTheHub() {
    CredentialIssuer.Issued issued =
        cards.issue(DocumentType.ONE_TIME, MEMBER, "dangol", Optional.empty(), YEAR);
    Verdict.Valid valid = (Verdict.Valid) cards.verify(issued.text(), Optional.empty());
    assertThat(cards.acting().ask(valid)).isEqualTo(Acting.Answer.MAY_ACT);
    Cards copy = Cards.open(store, keys(), clock);
    assertThat(copy.acting().ask(valid)).isEqualTo(Acting.Answer.USED_UP);
  }

  @Test
  void forgetsUsesOfWhatIsLongOver() {
    for (int i = 0; i < 3; i++) {
      CredentialIssuer.Issued issued =
          cards.issue(
              DocumentType.ONE_TIME, MEMBER, "dangol", Optional.empty(), Duration.ofHours(1));
      Verdict.Valid valid = (Verdict.Valid) cards.verify(issued.text(), Optional.empty());
      cards.acting().ask(valid);
      clock.move(Duration.ofDays(2));
    }
    assertThat(store.listRecords("card.used", "", "", 10)).hasSize(1);
  }

  @Test
  void aClockSetBackAtTheHubTakesNothing() {
    String text = issue().text();
    assertThat(judged(text)).isEqualTo(MEMBER);
    clock.move(Duration.ofDays(-1));
    assertThat(judged(text)).isEqualTo(Reason.CLOCK);
  }

  @Test
  void anAudienceOfItsOwnCountsThereAlone() {
    String text =
        cards.issue(DocumentType.CARD, MEMBER, "dangol", Optional.of("seongsu"), YEAR).text();
    assertThat(judged(text)).isEqualTo(Reason.AUDIENCE);
    assertThat(cards.verify(text, Optional.of("seongsu"))).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void refusesNamesThatNoKeySetCouldHold() {
    assertThatThrownBy(() -> cards.revokeAllOf(new CustomerId("이하늘")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("이하늘");
    assertThatThrownBy(() -> cards.issue(DocumentType.CARD, MEMBER, "a b", Optional.empty(), YEAR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(cards.findForDevices()).isEmpty();
  }
}
