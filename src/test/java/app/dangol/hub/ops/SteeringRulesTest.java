package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteeringRulesTest {
  private static final Ops.Steer PIN =
      new Ops.Steer("seoul", "pin", null, "2026-12-24", "for the window");

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
  void whatAManagerSaysComesWithTheCatalogue() {
    Ops.Result result = hub.send(Ops.STEERING_SET, "MUG", ago(60), PIN);

    assertThat(result.status()).isEqualTo(Status.APPLIED);
    assertThat(result.position()).isEqualTo(hub.store.head());
    assertThat(said("MUG|seoul"))
        .contains(
            new Entity.Steering(
                "MUG",
                "seoul",
                "pin",
                null,
                "2026-12-24",
                "for the window",
                "s-1",
                ago(60).toString()));
  }

  @Test
  void thisStoresWordAndTheChainsStandBesideEachOther() {
    hub.send(Ops.STEERING_SET, "MUG", ago(60), PIN);
    hub.send(Ops.STEERING_SET, "MUG", ago(50), new Ops.Steer(null, "boost", 2.0, null, "chain"));

    assertThat(said("MUG|seoul")).isPresent();
    assertThat(said("MUG|*").map(Entity.Steering::factor)).contains(2.0);
    hub.send(Ops.STEERING_LIFT, "MUG", ago(40), new Ops.SteerLift(null));
    assertThat(said("MUG|*")).isEmpty();
    assertThat(said("MUG|seoul")).isPresent();
  }

  @Test
  void ofTwoWordsTheLaterCountsInWhateverOrderTheyArrive() {
    hub.send(Ops.STEERING_LIFT, "MUG", ago(10), new Ops.SteerLift("seoul"));
    hub.send(Ops.STEERING_SET, "MUG", ago(60), PIN);
    assertThat(said("MUG|seoul")).isEmpty();

    hub.send(
        Ops.STEERING_SET, "MUG", ago(5), new Ops.Steer("seoul", "ban", null, null, "recalled"));
    hub.send(Ops.STEERING_SET, "MUG", ago(8), PIN);
    assertThat(said("MUG|seoul").map(Entity.Steering::act)).contains("ban");
  }

  @Test
  void refusesWhatCannotBeMeant() {
    for (Ops.Steer bad :
        List.of(
            new Ops.Steer("seoul", "hide", null, null, "why"),
            new Ops.Steer("seoul", "boost", null, null, "why"),
            new Ops.Steer("seoul", "boost", 1.0, null, "why"),
            new Ops.Steer("seoul", "boost", Ops.MAX_BOOST + 0.1, null, "why"),
            new Ops.Steer("seoul", "pin", 2.0, null, "why"),
            new Ops.Steer("seoul", "pin", null, "soon", "why"),
            new Ops.Steer("seoul", "pin", null, null, " "),
            new Ops.Steer("seoul", "pin", null, null, "x".repeat(201)),
            new Ops.Steer("*", "pin", null, null, "why"),
            new Ops.Steer("a b", "pin", null, null, "why"))) {
      assertThat(hub.send(Ops.STEERING_SET, "MUG", ago(1), bad).code())
          .as(bad.toString())
          .isEqualTo("bad_body");
    }
    assertThat(hub.send(Ops.STEERING_SET, "MUG|x", ago(1), PIN).code()).isEqualTo("bad_body");
    List<StoredRow> kept = hub.in(t -> t.list(Bucket.CATALOGUE, Entity.STEERING));
    assertThat(kept).isEmpty();
  }

  @Test
  void whatACustomerStruckOutComesToEveryStoreThatKnowsThem() {
    hub.send(Ops.TASTE_STRIKE, "c1", ago(60), new Ops.Taste("kind:cup"));
    assertThat(hub.find("clients:seoul", "struck", "c1|kind:cup")).isPresent();
    assertThat(hub.find("clients:busan", "struck", "c1|kind:cup")).isPresent();

    hub.send(Ops.TASTE_RESTORE, "c1", ago(30), new Ops.Taste("kind:cup"));
    assertThat(hub.find("clients:seoul", "struck", "c1|kind:cup")).isEmpty();
    hub.send(Ops.TASTE_STRIKE, "c1", ago(45), new Ops.Taste("kind:cup"));
    assertThat(hub.find("clients:seoul", "struck", "c1|kind:cup"))
        .as("the later word counts")
        .isEmpty();
  }

  @Test
  void refusesATasteThatIsNoneAndACustomerItDoesNotKnow() {
    assertThat(hub.send(Ops.TASTE_STRIKE, "c1", ago(1), new Ops.Taste("cup")).code())
        .isEqualTo("bad_body");
    assertThat(hub.send(Ops.TASTE_STRIKE, "c9", ago(1), new Ops.Taste("kind:cup")).code())
        .isEqualTo("unknown_customer");
    assertThat(hub.sendFrom("jeju", Ops.TASTE_STRIKE, "c1", new Ops.Taste("kind:cup"), null).code())
        .isEqualTo("other_stores_customer");
  }

  private Optional<Entity.Steering> said(String key) {
    return hub.find(Bucket.CATALOGUE, Entity.STEERING, key)
        .map(row -> StrictJson.read(Objects.requireNonNull(row.data()), Entity.Steering.class));
  }

  private static Instant ago(long seconds) {
    return Decisions.NOW.minusSeconds(seconds);
  }
}
