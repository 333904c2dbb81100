package app.dangol.hub.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.credential.RotatingCodes.Answer;
import app.dangol.hub.credential.RotatingCodes.Made;
import app.dangol.hub.credential.RotatingCodes.Why;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.id.CustomerId;
import app.dangol.trust.MemoryKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingCodesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final CustomerId MEMBER = new CustomerId("c-00123");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private HubStore store;
  private RotatingCodes codes;
  private Made made;

  @BeforeEach
  void aPass() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    codes = new RotatingCodes(store, new MemoryKeys(1), clock);
    made = codes.create(MEMBER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatTheWalletShowsIsTheMembers() {
    assertThat(codes.verify(shown(made, 0))).isEqualTo(new Answer.Good(MEMBER));
  }

  @Test
  void aCodeIsTakenOnce() {
    String code = shown(made, 0);
    codes.verify(code);
    assertThat(codes.verify(code)).isEqualTo(new Answer.Refused(Why.USED_UP));
  }

  @Test
  void noCodeIsTakenFromBeforeOneThatWasUsed() {
    String before = shown(made, -1);
    codes.verify(shown(made, 0));
    assertThat(codes.verify(before)).isEqualTo(new Answer.Refused(Why.USED_UP));
  }

  @Test
  void oneUsedAtAnotherCopyOfTheHubIsUsedUpHere() {
    RotatingCodes other = new RotatingCodes(store, new MemoryKeys(1), clock);
    String code = shown(made, 0);
    other.verify(code);
    assertThat(codes.verify(code)).isEqualTo(new Answer.Refused(Why.USED_UP));
  }

  @Test
  void codesOfOnePeriodBeforeAndAfterAreTakenAndNoOthers() {
    assertThat(codes.verify(shown(made, -2))).isEqualTo(new Answer.Refused(Why.WRONG_CODE));
    assertThat(codes.verify(shown(made, 2))).isEqualTo(new Answer.Refused(Why.WRONG_CODE));
    assertThat(codes.verify(shown(made, -1))).isEqualTo(new Answer.Good(MEMBER));
    assertThat(codes.verify(shown(made, 1))).isEqualTo(new Answer.Good(MEMBER));
  }

  @Test
  void anotherPassCodeIsWrong() {
    Made other = codes.create(MEMBER);
    String mixed = RotatingCodes.PREFIX + made.pass() + ":" + code(other, 0);
    assertThat(codes.verify(mixed)).isEqualTo(new Answer.Refused(Why.WRONG_CODE));
  }

  @Test
  void aPassRestsForAMinuteAfterTenWrongCodes() {
    String wrong = RotatingCodes.PREFIX + made.pass() + ":" + code(made, 1_000);
    for (int i = 0; i < 10; i++) {
      assertThat(codes.verify(wrong)).isEqualTo(new Answer.Refused(Why.WRONG_CODE));
    }
    assertThat(codes.verify(shown(made, 0))).isEqualTo(new Answer.Refused(Why.RESTING));
    clock.move(Duration.ofSeconds(60));
    assertThat(codes.verify(shown(made, 0))).isEqualTo(new Answer.Good(MEMBER));
  }

  @Test
  void aRevokedPassIsUnknown() {
    assertThat(codes.revoke(made.pass())).isTrue();
    assertThat(codes.verify(shown(made, 0))).isEqualTo(new Answer.Refused(Why.UNKNOWN_PASS));
    assertThat(codes.revoke(made.pass())).isFalse();
  }

  @Test
  void allOfAMembersPassesEndAtOnce() {
    codes.create(MEMBER);
    Made others = codes.create(new CustomerId("c-2"));
    assertThat(codes.revokeAllOf(MEMBER)).isEqualTo(2);
    assertThat(codes.verify(shown(others, 0))).isInstanceOf(Answer.Good.class);
  }

  @Test
  void refusesWhatIsNotOne() {
    String code = shown(made, 0);
    for (String text :
        List.of("", "DGT1:", code + "0", code.substring(1), code.replace(':', ';'), "DGT1:x:1")) {
      assertThat(codes.verify(text)).isEqualTo(new Answer.Refused(Why.NOT_ONE));
    }
  }

  @Test
  void theSeedLiesSealedInTheDatabase() throws Exception {
    codes.verify(shown(made, 0));
    store.close();
    for (String file : List.of("hub.db", "hub.db-wal")) {
      Path path = folder.resolve(file);
      if (Files.exists(path)) {
        String bytes = Files.readString(path, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(made.seedHex())).isFalse();
        assertThat(
                bytes.contains(
                    new String(
                        HexFormat.of().parseHex(made.seedHex()), StandardCharsets.ISO_8859_1)))
            .isFalse();
      }
    }
  }

  /** What the wallet shows so many periods from now. */
  private String shown(Made pass, int periods) {
    return new Wallet(pass).shownAt(clock.instant(), periods);
  }

  private String code(Made pass, int periods) {
    return new Wallet(pass).codeAt(clock.instant(), periods);
  }
}
