package app.dangol.screen.associate.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.text.Texts;
import app.dangol.trust.AuditLog.Action;
import app.dangol.trust.AuditTrail.Entry;
import app.dangol.trust.AuditTrail.Whose;
import app.dangol.trust.audit.AuditFinding;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.TrailCheck.Signed;
import app.dangol.trust.audit.TrailCheck.Standing;
import app.dangol.visit.TrailFilter;
import app.dangol.visit.TrailLook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P8: what the trail holds, in words that a manager understands. */
class P8TrailWordsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Map<String, String> NAMES = Map.of("s-001", "민지", "m-001", "지은");
  private static final String PSEUDONYM = "3f2a".repeat(8);

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void everyActHasWordsOfItsOwnInBothLanguages(String language) {
    Set<String> said = new HashSet<>();
    for (Action action : Action.values()) {
      String words = row(language, action.key(), new Whose.Nobody(), Optional.empty()).what();
      assertThat(words).as(action.name()).isNotBlank().doesNotContain("_", action.key());
      assertThat(words.codePoints().anyMatch(P8TrailWordsTest::isHangul))
          .as(words)
          .isEqualTo(language.equals("ko"));
      assertThat(said.add(words)).as("%s is said of another act, too", words).isTrue();
    }
    assertThat(
            page(language, List.of()).choices().stream()
                .flatMap(choices -> choices.offered().stream())
                .map(TrailPage.Choice::words))
        .containsAll(said);
  }

  @Test
  void aNameThatNobodyVouchedForIsSaidInWords() {
    assertThat(row("en", "export", "unvouched", "s-001").what())
        .isEqualTo("Handed out a copy of the data: no staff accounts here, no PIN asked for");
    assertThat(row("ko", "export", "unvouched", "s-001").what())
        .endsWith("직원 계정이 없어 PIN 확인 없이")
        .doesNotContain("unvouched");
  }

  private static boolean isHangul(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL;
  }

  @Test
  void anActOfANewerVersionIsShownAllTheSame() {
    assertThat(row("en", "lent_out", new Whose.Nobody(), Optional.empty()).what())
        .isEqualTo("Something only a newer version knows (lent_out)");
  }

  @Test
  void saysWhoseWithoutAnIdAnywhere() {
    Whose known = new Whose.Known(new CustomerId("customer-77"));
    assertThat(row("en", "view", known, Optional.of("W*** F***")).who())
        .isEqualTo("민지 (s-001) · W*** F***");
    assertThat(row("en", "view", known, Optional.empty()).who())
        .isEqualTo("민지 (s-001) · somebody not on this tablet");
    assertThat(row("en", "view", new Whose.Erased(PSEUDONYM), Optional.empty()).who())
        .isEqualTo("민지 (s-001) · somebody who was erased (3f2a)");
    assertThat(row("ko", "view", new Whose.Erased(PSEUDONYM), Optional.empty()).who())
        .isEqualTo("민지(s-001) · 정보를 지운 분(3f2a)");
    assertThat(row("en", "trail_read", new Whose.Nobody(), Optional.empty()).who())
        .isEqualTo("민지 (s-001)");
  }

  @Test
  void saysWhenAndWhereAndWhy() {
    TrailPage.Row row = row("en", "export", new Whose.Nobody(), Optional.empty());
    assertThat(row.about()).isEqualTo("3 min ago · 1:57 pm · seoul-9, tablet-1 · row 42");
    assertThat(row.reason()).isEqualTo("Reason: she asked for it");
  }

  @Test
  void saysWhetherTheRowsAreAsTheyWereWritten() {
    assertThat(standing(List.of())).isEqualTo("All 1,234 rows are as they were written.");
    List<AuditFinding> every =
        List.of(
            new AuditFinding.Lost(),
            new AuditFinding.OutOfOrder(3, 5),
            new AuditFinding.Altered(3),
            new AuditFinding.Rewritten(3),
            new AuditFinding.Cut(3, 9),
            new AuditFinding.OtherChain(),
            new AuditFinding.Unsigned(AuditMark.Kind.HEAD),
            new AuditFinding.NotThatPerson(3),
            new AuditFinding.NotThatReason(3));
    assertThat(every).hasSameSizeAs(AuditFinding.class.getPermittedSubclasses());
    Set<String> said = new HashSet<>();
    for (AuditFinding finding : every) {
      assertThat(standing(List.of(finding))).endsWith("(AUD-01)");
      said.add(standing(List.of(finding)));
    }
    assertThat(said).hasSameSizeAs(every).anyMatch(words -> words.startsWith("Row 3 is not as"));
  }

  @Test
  void saysWhatTheHubHasOfIt() {
    assertThat(sent(Optional.empty(), OptionalLong.empty()))
        .isEqualTo("Nothing of it has been sent to the hub yet.");
    Optional<Signed> signed = Optional.of(new Signed(40, NOW.minus(Duration.ofMinutes(3))));
    assertThat(sent(signed, OptionalLong.of(40)))
        .isEqualTo("The hub has them up to row 40, sent 3 min ago, 1:57 pm.");
    assertThat(sent(signed, OptionalLong.of(38)))
        .isEqualTo("The hub has them up to row 38. Row 40 was signed for it 3 min ago, 1:57 pm.");
    assertThat(sent(signed, OptionalLong.empty())).endsWith("it has not answered yet.");
    assertThat(sent(Optional.empty(), OptionalLong.empty(), List.of(new AuditFinding.Lost())))
        .as("nobody can say of a trail that is lost that it was never sent")
        .isEmpty();
  }

  @Test
  void saysHowLongRowsAreKept() {
    assertThat(page("en", List.of()).kept()).startsWith("Rows are kept for 2 years.");
    assertThat(page("en", List.of()).hint()).isEqualTo("Nothing was written down for this choice.");
  }

  @Test
  void saysWhyItCannotBeReadWithTheCode() {
    assertThat(presenter("en").of(ErrorCode.ACC_01).hint()).endsWith("(ACC-01)");
  }

  private static String standing(List<AuditFinding> findings) {
    return page("en", List.of(), checked(Optional.empty(), OptionalLong.empty(), findings))
        .standing();
  }

  private static String sent(Optional<Signed> signed, OptionalLong hub) {
    return sent(signed, hub, List.of());
  }

  private static String sent(
      Optional<Signed> signed, OptionalLong hub, List<AuditFinding> findings) {
    return page("en", List.of(), checked(signed, hub, findings)).sent();
  }

  private static Optional<Standing> checked(
      Optional<Signed> signed, OptionalLong hub, List<AuditFinding> findings) {
    return Optional.of(new Standing.Checked(1_234, signed, hub, findings));
  }

  @Test
  void saysWhoWasSignedInAndWhatWasDoneToWhoseAccount() {
    assertThat(row("en", "signed_in", "", "s-001").what()).isEqualTo("Signed in");
    assertThat(row("en", "signed_out", "idle", "s-001").what())
        .isEqualTo("Signed out: by itself, nobody was there");
    TrailPage.Row wrong = row("en", "pin_refused", "m-001", "tablet-1");
    assertThat(wrong.what()).isEqualTo("Wrong PIN");
    assertThat(wrong.who()).isEqualTo("somebody at tablet-1 · account of 지은 (m-001)");
    assertThat(row("ko", "locked_out", "m-001:ten", "tablet-1").what())
        .isEqualTo("PIN이 여러 번 틀려 막혔어요: 열 번째라 매니저가 있어야 해요");
    TrailPage.Row added = row("en", "staff_added", "m-001:associate,manager", "s-001");
    assertThat(added.what()).isEqualTo("Added to the staff: Associate, Manager");
    assertThat(added.who()).isEqualTo("민지 (s-001) · account of 지은 (m-001)");
    assertThat(row("ko", "role_granted", "m-001:it", "s-001").who())
        .isEqualTo("민지(s-001) · 지은(m-001) 계정");
    assertThat(row("en", "pin_reset", "gone-7", "s-001").who())
        .as("an account that is no more")
        .endsWith("account of gone-7");
  }

  @Test
  void aRowThatSomebodySpoiledIsReadAllTheSame() {
    assertThat(row("en", "pin_refused", "", "tablet-1").who()).isEqualTo("somebody at tablet-1");
    assertThat(row("en", "role_granted", ":manager", "s-001").who()).isEqualTo("민지 (s-001)");
    assertThat(row("en", "role_granted", "m-001:queen", "s-001").what()).endsWith(": queen");
  }

  /** What words of a customer's rows say is not said of the staff, nor the other way round. */
  @Test
  void aWordOnACustomerStaysAsItIs() {
    assertThat(row("en", "task_changed", "closed", "s-001").what()).endsWith(": closed");
  }

  private static TrailPage.Row row(String language, String action, String detail, String by) {
    return row(language, action, detail, by, new Whose.Nobody(), Optional.empty());
  }

  private static TrailPage.Row row(
      String language, String action, Whose whose, Optional<String> masked) {
    return row(language, action, "", "s-001", whose, masked);
  }

  private static TrailPage.Row row(
      String language,
      String action,
      String detail,
      String by,
      Whose whose,
      Optional<String> masked) {
    Entry entry =
        new Entry(
            42,
            NOW.minus(Duration.ofMinutes(3)),
            by,
            "seoul-9",
            "tablet-1",
            action,
            detail,
            whose,
            action.equals("export") ? Optional.of("she asked for it") : Optional.empty());
    TrailLook.Row row =
        new TrailLook.Row(
            entry,
            actor(by),
            entry.colleague().map(id -> actor(id.value())),
            Optional.empty(),
            masked);
    return page(language, List.of(row)).rows().getFirst();
  }

  private static TrailLook.Actor actor(String id) {
    return new TrailLook.Actor(id, Optional.ofNullable(NAMES.get(id)));
  }

  private static TrailPage page(String language, List<TrailLook.Row> rows) {
    return page(language, rows, Optional.empty());
  }

  private static TrailPage page(
      String language, List<TrailLook.Row> rows, Optional<Standing> standing) {
    return presenter(language)
        .of(
            new TrailLook.Seen(TrailFilter.FIRST, rows, List.of(), false, false),
            standing,
            Optional.empty());
  }

  private static TrailPresenter presenter(String language) {
    Texts texts = Texts.in(Locale.of(language));
    return new TrailPresenter(texts, texts.times(ZoneId.of("Asia/Seoul")), NOW);
  }
}
