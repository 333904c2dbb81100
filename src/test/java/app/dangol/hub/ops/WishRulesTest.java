package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WishRulesTest {
  private static final String SEOUL = "clients:seoul";
  private static final String BUSAN = "clients:busan";
  private static final Ops.WishItem MUG = new Ops.WishItem("MUG");

  @TempDir private Path folder;
  private Decisions hub;

  @BeforeEach
  void open() {
    hub = opened(folder);
  }

  private static Decisions opened(Path folder) {
    Decisions hub = new Decisions(folder, Optional.empty());
    hub.customer("c1");
    return hub;
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aWishComesToEveryStoreThatKnowsTheCustomer() {
    Ops.Result result = hub.send(Ops.WISH_ADD, "c1", ago(60), MUG);

    assertThat(result.status()).isEqualTo(Status.APPLIED);
    assertThat(hub.find(SEOUL, "wish", "c1|MUG")).isPresent();
    assertThat(hub.find(BUSAN, "wish", "c1|MUG")).isPresent();
    assertThat(result.position()).isEqualTo(hub.store.head());
  }

  @Test
  void ofTwoTheLaterCountsInWhateverOrderTheyArrive() {
    hub.send(Ops.WISH_REMOVE, "c1", ago(10), MUG);
    hub.send(Ops.WISH_ADD, "c1", ago(60), MUG);

    assertThat(hub.find(SEOUL, "wish", "c1|MUG")).isEmpty();
  }

  @Test
  void aClockThatIsAheadDoesNotWinForever() {
    hub.send(Ops.WISH_ADD, "c1", ago(-86_400 * 365), MUG);
    hub.clock.move(java.time.Duration.ofSeconds(1));
    hub.send(Ops.WISH_REMOVE, "c1", ago(-1), MUG);

    assertThat(hub.find(SEOUL, "wish", "c1|MUG")).isEmpty();
  }

  @Test
  void anyOrderOfArrivalEndsInTheSameList() throws Exception {
    Random random = new Random(5);
    List<Object[]> said = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String type = random.nextBoolean() ? Ops.WISH_ADD : Ops.WISH_REMOVE;
      said.add(new Object[] {type, ago(random.nextInt(200)), "S" + random.nextInt(9)});
    }
    List<List<String>> ends = new ArrayList<>();
    for (int turn = 0; turn < 8; turn++) {
      Collections.shuffle(said, random);
      try (Decisions other = opened(Files.createDirectory(folder.resolve("turn" + turn)))) {
        said.forEach(
            s -> other.send((String) s[0], "c1", (Instant) s[1], new Ops.WishItem((String) s[2])));
        ends.add(
            other.in(
                t -> t.list(SEOUL, "wish").stream().map(row -> row.key() + row.data()).toList()));
      }
    }

    assertThat(ends.stream().distinct()).hasSize(1);
    assertThat(ends.getFirst()).isNotEmpty();
  }

  @Test
  void refusesAnUnknownCustomerAndABlankProduct() {
    assertThat(hub.send(Ops.WISH_ADD, "c9", ago(1), MUG).code()).isEqualTo("unknown_customer");
    assertThat(hub.send(Ops.WISH_ADD, "c1", ago(1), new Ops.WishItem(" ")).code())
        .isEqualTo("bad_body");
  }

  private static Instant ago(long seconds) {
    return Decisions.NOW.minusSeconds(seconds);
  }
}
