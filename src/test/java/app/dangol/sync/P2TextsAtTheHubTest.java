package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.config.ConsentTexts;
import app.dangol.config.ConsentTexts.Wording;
import app.dangol.hub.KeptTexts;
import app.dangol.hub.KeptTexts.Kept;
import app.dangol.id.LocalText;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.ToldTexts;
import app.dangol.wire.ToldTexts.Told;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P2: what somebody agreed to is kept at the real hub, and outlives the device. */
class P2TextsAtTheHubTest {
  @TempDir private Path folder;
  private TestHub hub;
  private final List<String> calls = new ArrayList<>();
  private List<ConsentTexts> texts = List.of(texts("2026-01", "the first"));
  private int status;
  private boolean losesAnswers;

  @BeforeEach
  void start() {
    hub = new TestHub(folder.resolve("hub.db"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  /** Says what is told and sent, loses answers, and is of another hub, as a test wants it. */
  private final class Line extends ForwardingApi {
    Line(CentralApi real) {
      super(real);
    }

    @Override
    public ToldTexts.Answer consentTexts(ToldTexts.Request request) {
      calls.add("texts " + request.version());
      if (status != 0) {
        throw new CentralException(
            CentralException.Kind.REFUSED, status, "refused with " + status, null, null);
      }
      ToldTexts.Answer answer = super.consentTexts(request);
      if (losesAnswers) {
        throw new CentralException(CentralException.Kind.UNREACHABLE, "lost on the way", null);
      }
      return answer;
    }

    @Override
    public Ops.Answer send(Ops.Request request) {
      request.ops().forEach(op -> calls.add(op.type()));
      return super.send(request);
    }
  }

  @Test
  void everyVersionADeviceHasRunWithIsToldOnceARunAndKeptAsItWas() {
    texts = List.of(texts("2025-01", "the first"), texts("2026-01", "the second"));
    try (Device device = device("tablet")) {
      device.engine.runOnce();
      device.engine.runOnce();
    }

    assertThat(calls).containsExactly("texts 2025-01", "texts 2026-01");
    assertThat(kept()).extracting(Kept::version).containsExactly("2025-01", "2026-01");
    Told lookup = told(kept().get(1), "lookup");
    assertThat(lookup.what().ko()).isEqualTo("the second lookup.purpose ko");
    assertThat(lookup.items().en()).isEqualTo("the second lookup.items en");
    assertThat(lookup.kept().ko()).isEqualTo("the second lookup.kept ko");
    assertThat(lookup.refusing().en()).isEqualTo("the second lookup.refusing en");
    assertThat(kept().get(1).texts()).hasSize(ConsentTexts.PURPOSES.size());
    assertThat(kept().get(1).toldBy()).isEqualTo("seoul-1|tablet-1");
  }

  @Test
  void theHubHasThemBeforeWhatWasAgreedToUnderThem() {
    try (Device device = device("tablet")) {
      device.note(1, "afterwards");
      device.engine.runOnce();
    }

    assertThat(calls).containsExactly("texts 2026-01", Ops.NOTE_ADD);
  }

  @Test
  void anAnswerThatIsLostCostsNothingButAnotherRequest() {
    losesAnswers = true;
    try (Device device = device("tablet")) {
      device.note(1, "goes all the same");
      device.engine.runOnce();
      losesAnswers = false;
      device.engine.runOnce();
    }

    assertThat(calls).containsExactly("texts 2026-01", Ops.NOTE_ADD, "texts 2026-01");
    assertThat(kept()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 413})
  void aHubThatDoesNotTakeThemGetsEverythingElse(int refusal) {
    status = refusal;
    try (Device device = device("tablet")) {
      device.note(1, "goes all the same");
      device.engine.runOnce();
      device.engine.runOnce();
    }

    // An older hub is not asked again; one that refused them is.
    assertThat(calls).filteredOn("texts 2026-01"::equals).hasSize(refusal == 404 ? 1 : 2);
    assertThat(calls).contains(Ops.NOTE_ADD);
  }

  @Test
  void theSameTextsOfTwoDevicesAreOne() {
    run("tablet");
    run("kiosk");

    assertThat(kept()).hasSize(1);
  }

  @Test
  void twoTextsUnderOneVersionAreBothKept() {
    run("tablet");
    texts = List.of(texts("2026-01", "quite another"));
    run("kiosk");

    assertThat(kept())
        .extracting(kept -> told(kept, "lookup").what().en())
        .containsExactlyInAnyOrder(
            "the first lookup.purpose en", "quite another lookup.purpose en");
    assertThat(hub.client().consentTexts(request("2026-01", tell("x", "words"))).alone()).isFalse();
    assertThat(hub.client().consentTexts(request("2026-02", tell("x", "words"))).alone()).isTrue();
  }

  @Test
  void theOrderOfPurposesIsNoDifference() {
    Told one = tell("lookup", "words");
    Told other = tell("marketing", "words");

    hub.client().consentTexts(request("2026-01", one, other));

    assertThat(hub.client().consentTexts(request("2026-01", other, one)).alone()).isTrue();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aDeviceThatGoesWrongDoesNotFillTheHub() {
    for (int n = 0; n < 16; n++) {
      hub.client().consentTexts(request("2026-01", tell("lookup", "words " + n)));
    }

    CentralException refused =
        catchThrowableOfType(
            CentralException.class,
            () -> hub.client().consentTexts(request("2026-01", tell("lookup", "words 16"))));

    assertThat(refused).hasMessageContaining("too_many_texts");
    assertThat(kept()).hasSize(16);
    assertThat(hub.client().consentTexts(request("2026-01", tell("lookup", "words 3"))).alone())
        .isFalse();
    assertThat(hub.client().consentTexts(request("2026-02", tell("lookup", "words"))).alone())
        .isTrue();
  }

  @Test
  void whatIsNoTextIsRefused() {
    List<ToldTexts.Request> bad =
        List.of(
            request("2026 01", tell("lookup", "words")),
            request("", tell("lookup", "words")),
            request("v".repeat(65), tell("lookup", "words")),
            request("2026-01"),
            request("2026-01", tell("lookup", " ")),
            request("2026-01", tell("lookup", "w".repeat(2_001))),
            request("2026-01", tell("Look-up", "words")),
            request("2026-01", tell("lookup", "words"), tell("lookup", "others")),
            request(
                "2026-01",
                IntStream.range(0, 17)
                    .mapToObj(n -> tell("purpose_" + (char) ('a' + n), "words"))
                    .toArray(Told[]::new)));
    CentralApi plain = hub.plainClient();

    for (ToldTexts.Request request : bad) {
      assertThat(catchThrowableOfType(CentralException.class, () -> plain.consentTexts(request)))
          .as(request.toString())
          .hasMessageContaining("400");
    }
    assertThat(kept()).isEmpty();
  }

  private static ToldTexts.Request request(String version, Told... told) {
    return new ToldTexts.Request("tablet-1", TestHub.STORE.value(), version, List.of(told));
  }

  private static Told tell(String purpose, String words) {
    Entity.Text text = new Entity.Text(words, words);
    return new Told(purpose, text, text, text, text);
  }

  private void run(String name) {
    try (Device device = device(name)) {
      device.engine.runOnce();
    }
  }

  private Device device(String name) {
    TestStore store = new TestStore(Device.made(folder.resolve(name)));
    SyncSettings settings =
        new SyncSettings(
            "tablet-1",
            TestHub.STORE,
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofMillis(100));
    SyncStores stores = Device.stores(store).telling(() -> texts);
    return new Device(
        store,
        new SyncEngine(
            settings,
            new Line(hub.client()),
            stores,
            new Backoff(new Random(1)),
            Clock.systemUTC()));
  }

  private List<Kept> kept() {
    return KeptTexts.listAll(hub.reads());
  }

  private static Told told(Kept kept, String purpose) {
    return kept.texts().stream().filter(t -> t.purpose().equals(purpose)).findFirst().orElseThrow();
  }

  private static ConsentTexts texts(String version, String words) {
    Map<String, Wording> wordings = new HashMap<>();
    for (String purpose : ConsentTexts.PURPOSES) {
      String start = words + " " + purpose;
      wordings.put(
          purpose,
          new Wording(
              text(start + ".purpose"),
              text(start + ".items"),
              text(start + ".kept"),
              text(start + ".refusing")));
    }
    return new ConsentTexts(version, wordings);
  }

  private static LocalText text(String words) {
    return new LocalText(words + " ko", words + " en");
  }
}
