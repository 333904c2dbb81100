package app.dangol.central;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditKey;
import app.dangol.trust.audit.AuditMark;
import app.dangol.wire.AuditHeads.Kept;
import app.dangol.wire.AuditHeads.Result;
import app.dangol.wire.AuditHeads.Sent;
import app.dangol.wire.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest says of the end of the audit trail, with the contract between both. */
class AuditHeadConversationTest {
  private static final String CHAIN = "000102030405060708090a0b0c0d0e0f";

  @TempDir Path folder;
  private final AuditKey key = AuditKey.create();
  private Conversation conversation;

  @BeforeEach
  void open() {
    conversation = new Conversation(folder.resolve("hub.db"));
  }

  @AfterEach
  void everythingWasAsTheContractSays() {
    conversation.close();
  }

  @Test
  void aDeviceThatSendsNoneIsAnsweredAsBefore() {
    assertThat(ask(null)).isNull();
  }

  @Test
  void anEndIsKeptComparedAndRefused() {
    assertThat(ask(sent(1, null, null))).extracting(Kept::result).isEqualTo(Result.KEPT);
    assertThat(ask(sent(3, null, null))).extracting(Kept::result).isEqualTo(Result.COMPARE);
    assertThat(ask(sent(3, 1L, hash(1)))).extracting(Kept::result).isEqualTo(Result.KEPT);
    assertThat(ask(sent(2, 3L, null))).extracting(Kept::result).isEqualTo(Result.REFUSED);
    assertThat(ask(null)).extracting(Kept::refusedAt).isEqualTo("2026-11-21T09:00:00Z");
  }

  @Test
  void aDeviceOfTheSameNameInAnotherStoreHasItsOwn() {
    ask(sent(3, null, null));

    Manifest.Request elsewhere =
        new Manifest.Request("tablet-1", "busan", List.of(), sent(1, null, null));

    assertThat(conversation.api().manifest(elsewhere).audit())
        .extracting(Kept::result)
        .isEqualTo(Result.KEPT);
  }

  private @Nullable Kept ask(@Nullable Sent sent) {
    return conversation
        .api()
        .manifest(new Manifest.Request("tablet-1", "seoul", List.of(), sent))
        .audit();
  }

  private static String hash(long seq) {
    return AuditChain.start("%032x".formatted(seq));
  }

  private Sent sent(long seq, @Nullable Long known, @Nullable String knownHash) {
    Instant at = Instant.parse("2026-11-21T08:59:00.123Z");
    AuditMark mark = new AuditMark(AuditMark.Kind.HEAD, CHAIN, seq, hash(seq), at);
    return new Sent(
        CHAIN,
        seq,
        hash(seq),
        at.toString(),
        key.publicKey(),
        key.sign(mark).signature(),
        known,
        knownHash);
  }
}
