package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.feedback.SuggestionEvents;
import app.dangol.hub.feedback.SuggestionRetention;
import app.dangol.id.OpId;
import app.dangol.trust.Suspension;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackRuleTest {
  private static final String VISIT = OpId.create().toString();

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
  void keepsTheBatchUnderWhoeverAgrees() {
    Ops.Result result = send("c1", FeedbackOps.CUSTOMER, line("shown"), line("opened"));

    assertThat(result.status()).isEqualTo(Status.APPLIED);
    assertThat(result.position()).as("no device is told").isZero();
    assertThat(SuggestionEvents.listOf("c1", hub.store))
        .singleElement()
        .satisfies(batch -> {
          assertThat(batch.store()).isEqualTo("seoul");
          assertThat(batch.visit()).isEqualTo(VISIT);
          assertThat(batch.lines())
              .extracting(FeedbackOps.Line::event)
              .containsExactly("shown", "opened");
        });
    assertThat(unnamed()).isEmpty();
  }

  @Test
  void keepsAVisitUnderNobody() {
    send(VISIT, FeedbackOps.VISIT, line("shown"));

    assertThat(unnamed()).hasSize(1);
  }

  @Test
  void takesTheNameOffOnceTheyHaveWithdrawn() {
    hub.send(
        Ops.CONSENT_RECORD,
        "c1",
        Decisions.NOW,
        new Ops.ConsentEntry("suggest_online", false, "1"));
    assertThat(send("c1", FeedbackOps.CUSTOMER, line("shown")).status()).isEqualTo(Status.APPLIED);

    assertThat(SuggestionEvents.listOf("c1", hub.store)).isEmpty();
    assertThat(unnamed()).hasSize(1);
    assertThat(unnamed().toString()).doesNotContain("c1");
  }

  @Test
  void takesTheNameOffWhileTheirDataRests() {
    hub.send(
        Ops.CONSENT_RECORD,
        "c1",
        Decisions.NOW,
        new Ops.ConsentEntry(Suspension.LEDGER, false, "1"));
    send("c1", FeedbackOps.CUSTOMER, line("shown"));

    assertThat(SuggestionEvents.listOf("c1", hub.store)).isEmpty();
    assertThat(unnamed()).hasSize(1);
  }

  @Test
  void takesTheNameOffWhomTheHubOrThatStoreDoesNotKnow() {
    assertThat(send("c9", FeedbackOps.CUSTOMER, line("shown")).status()).isEqualTo(Status.APPLIED);
    assertThat(
            hub.sendFrom(
                    "jeju",
                    Ops.SUGGESTION_EVENTS,
                    "c1",
                    events("jeju", FeedbackOps.CUSTOMER, line("shown")),
                    null)
                .status())
        .isEqualTo(Status.APPLIED);

    assertThat(SuggestionEvents.listOf("c9", hub.store)).isEmpty();
    assertThat(SuggestionEvents.listOf("c1", hub.store)).isEmpty();
    assertThat(unnamed()).hasSize(2);
  }

  @Test
  void aBatchThatComesTwiceIsKeptOnce() {
    String id = OpId.create().toString();
    FeedbackOps.Events events = events("seoul", FeedbackOps.CUSTOMER, line("shown"));
    hub.send(id, Ops.SUGGESTION_EVENTS, "c1", Decisions.NOW, events, null);

    assertThat(hub.send(id, Ops.SUGGESTION_EVENTS, "c1", Decisions.NOW, events, null).status())
        .isEqualTo(Status.DUPLICATE);
    assertThat(SuggestionEvents.listOf("c1", hub.store)).hasSize(1);
  }

  @Test
  void refusesWhatNoDeviceTells() {
    FeedbackOps.Line line = line("shown");
    assertThat(send("c1", "somebody", line).code()).isEqualTo("bad_body");
    assertThat(send("c1", FeedbackOps.CUSTOMER).code()).isEqualTo("bad_body");
    assertThat(send("c1", FeedbackOps.CUSTOMER, line(0.0)).code()).isEqualTo("bad_body");
    assertThat(send("c1", FeedbackOps.CUSTOMER, line(1.1)).code()).isEqualTo("bad_body");
    FeedbackOps.Line[] many = new FeedbackOps.Line[FeedbackOps.MAX_LINES + 1];
    java.util.Arrays.fill(many, line);
    assertThat(send("c1", FeedbackOps.CUSTOMER, many).code()).isEqualTo("bad_body");
    assertThat(SuggestionEvents.listOf("c1", hub.store)).isEmpty();
    assertThat(unnamed()).isEmpty();
  }

  @Test
  void goesAfterSoManyMonths() {
    send("c1", FeedbackOps.CUSTOMER, line("shown"));
    send(VISIT, FeedbackOps.VISIT, line("shown"));
    hub.clock.move(Duration.ofDays(380));
    send("c1", FeedbackOps.CUSTOMER, line("opened"));
    SuggestionRetention retention = new SuggestionRetention(hub.store);

    assertThat(retention.runIfDue(hub.clock.instant())).as("not 13 months yet").isZero();
    hub.clock.move(Duration.ofDays(20));
    assertThat(retention.runIfDue(hub.clock.instant())).isEqualTo(2);
    assertThat(retention.runIfDue(hub.clock.instant())).as("once a day").isZero();
    assertThat(SuggestionEvents.listOf("c1", hub.store)).hasSize(1);
    assertThat(unnamed()).isEmpty();
  }

  private List<SuggestionEvents.Batch> unnamed() {
    List<SuggestionEvents.Batch> found = new ArrayList<>();
    SuggestionEvents.forEachUnnamed(hub.store, found::add);
    return found;
  }

  private Ops.Result send(String subject, String about, FeedbackOps.Line... lines) {
    return hub.send(
        Ops.SUGGESTION_EVENTS, subject, hub.clock.instant(), events("seoul", about, lines));
  }

  private static FeedbackOps.Events events(String store, String about, FeedbackOps.Line... lines) {
    return new FeedbackOps.Events(store, about, VISIT, List.of(lines));
  }

  private static FeedbackOps.Line line(String event) {
    return new FeedbackOps.Line(
        event, "MUG", 0, 1, "counts-1", null, "popular", false, 1, Decisions.NOW.toString());
  }

  private static FeedbackOps.Line line(double propensity) {
    return new FeedbackOps.Line(
        "shown", "MUG", 0, 1, "", null, "popular", true, propensity, Decisions.NOW.toString());
  }
}
