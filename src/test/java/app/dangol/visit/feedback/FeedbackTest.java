package app.dangol.visit.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.suggest.Pick;
import app.dangol.suggest.Suggestion;
import app.dangol.suggest.Term;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedbackTest {
  private static final Optional<CustomerId> C1 = Optional.of(new CustomerId("c1"));
  private static final Optional<CustomerId> NOBODY = Optional.empty();
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final Pick PICK = new Pick("counts-7", Optional.of("e1/b"), true, 0.25);

  /** What was written, in order; an end as the word. */
  private final List<String> written = new ArrayList<>();

  private final List<Visitor> visitors = new ArrayList<>();
  private final List<FeedbackLine> lines = new ArrayList<>();
  private boolean broken;

  private final Feedback feedback =
      new Feedback(
          new FeedbackLog() {
            @Override
            public void add(Visitor visitor, List<FeedbackLine> added) {
              if (broken) {
                throw new DangolException(ErrorCode.DB_01, "the disk is full");
              }
              visitors.add(visitor);
              lines.addAll(added);
              added.forEach(line ->
                  written.add(
                      line.kind().key()
                          + " "
                          + line.sku()
                          + " at "
                          + line.position()
                          + " of list "
                          + line.list()));
            }

            @Override
            public void end() {
              written.add("end");
            }
          },
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void tellsWhereEachStoodAndHowItWasPickedAndWhy() {
    feedback.offered(C1, suggestions("A", "B"));
    feedback.tell(FeedbackKind.SHOWN, skus("B"));

    assertThat(lines)
        .containsExactly(
            new FeedbackLine(FeedbackKind.SHOWN, new Sku("B"), 1, 1, PICK, "popular", NOW));
    assertThat(visitors).extracting(Visitor::who).containsExactly(C1);
  }

  @Test
  void tellsTheSameOnceAVisitHoweverOftenThePageIsDrawn() {
    feedback.offered(C1, suggestions("A", "B"));
    feedback.tell(FeedbackKind.SHOWN, skus("A", "B"));
    feedback.offered(C1, suggestions("A", "B"));
    feedback.tell(FeedbackKind.SHOWN, skus("A", "B"));
    feedback.tell(FeedbackKind.OPENED, skus("A"));
    feedback.tell(FeedbackKind.OPENED, skus("A"));

    assertThat(written)
        .containsExactly(
            "shown A at 0 of list 1", "shown B at 1 of list 1", "opened A at 0 of list 1");
  }

  @Test
  void whatIsSeenKeepsThePlaceInWhichItWasSeen() {
    feedback.offered(C1, suggestions("A", "B"));
    feedback.tell(FeedbackKind.SHOWN, skus("A", "B"));
    feedback.offered(C1, suggestions("B", "C"));
    feedback.tell(FeedbackKind.SHOWN, skus("B", "C"));
    feedback.tell(FeedbackKind.OPENED, skus("B"));
    feedback.tell(FeedbackKind.DISMISSED, skus("A"));

    assertThat(written)
        .containsExactly(
            "shown A at 0 of list 1",
            "shown B at 1 of list 1",
            "shown C at 1 of list 2",
            "opened B at 1 of list 1",
            "dismissed A at 0 of list 1");
  }

  @Test
  void whatWasNeverSuggestedIsNoSuggestion() {
    feedback.offered(C1, suggestions("A"));
    feedback.tell(FeedbackKind.OPENED, skus("SCANNED"));
    feedback.end();
    feedback.tell(FeedbackKind.SHOWN, skus("A"));

    assertThat(written).containsExactly("end");
  }

  @Test
  void whoWithdrawsOrAgreesMidwayCannotBePutTogetherWithBefore() {
    feedback.offered(C1, suggestions("A"));
    feedback.tell(FeedbackKind.SHOWN, skus("A"));
    feedback.offered(NOBODY, suggestions("A"));
    feedback.tell(FeedbackKind.SHOWN, skus("A"));

    assertThat(written).containsExactly("shown A at 0 of list 1", "end", "shown A at 0 of list 1");
    assertThat(visitors).extracting(Visitor::who).containsExactly(C1, NOBODY);
    assertThat(visitors.stream().map(Visitor::visit).distinct()).hasSize(2);
  }

  @Test
  void aVisitKeepsItsNameFromBeforeTheFirstList() {
    String begun = feedback.begin(NOBODY);
    feedback.offered(NOBODY, suggestions("A"));
    feedback.tell(FeedbackKind.SHOWN, skus("A"));
    feedback.end();

    assertThat(visitors).extracting(Visitor::visit).containsExactly(begun);
    assertThat(feedback.begin(NOBODY)).isNotEqualTo(begun);
  }

  @Test
  void nobodyIsSentAwayBecauseItCannotBeKept() {
    broken = true;
    feedback.offered(C1, suggestions("A"));
    feedback.tell(FeedbackKind.SHOWN, skus("A"));

    assertThat(lines).isEmpty();
  }

  private static List<Suggestion> suggestions(String... skus) {
    Term popular = new Term.PopularNow(1, 9, LocalDate.of(2026, 10, 24));
    return skus(skus).stream().map(sku -> new Suggestion(sku, 1, List.of(popular), PICK)).toList();
  }

  private static List<Sku> skus(String... skus) {
    return java.util.Arrays.stream(skus).map(Sku::new).toList();
  }
}
