package app.dangol.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.store.HubTransaction;
import app.dangol.id.OpId;
import app.dangol.wire.Entity;
import app.dangol.wire.Entity.ReservationState;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservationRulesTest {
  private static final String CLIENTS = "clients:seoul";

  @TempDir private Path folder;
  private Decisions hub;

  @BeforeEach
  void open() {
    hub = opened(folder, Optional.empty());
  }

  private static Decisions opened(Path folder, Optional<ReservationBackend> backend) {
    Decisions hub = new Decisions(folder, backend);
    hub.customer("c1");
    hub.put("catalogue", "product", "MUG", Map.of());
    for (String bucket : List.of("stock:seoul", "stock:busan")) {
      hub.put(
          bucket,
          "stock",
          "MUG|seoul",
          new Entity.Stock("MUG", "seoul", 3, "2026-11-21T08:00:00Z"));
    }
    return hub;
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void withoutAShopSystemTheHubPromisesWhatItHasAndShowsLess() {
    String id = request(2);

    Entity.Reservation promised = reservation(id);
    assertThat(promised.state()).isEqualTo(ReservationState.CONFIRMED);
    assertThat(promised.until()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(available("stock:seoul")).isEqualTo(1);
    assertThat(available("stock:busan")).isEqualTo(1);
    assertThat(hub.<Integer>in(t -> new OpenReservations(t).pieces("MUG", "seoul"))).isEqualTo(2);
  }

  @Test
  void promisesNoPieceTwice() {
    request(2);

    Ops.Result second = send(OpId.create().toString(), 2);

    assertThat(second.status()).isEqualTo(Status.REJECTED);
    assertThat(second.code()).isEqualTo("not_available");
    assertThat(available("stock:seoul")).isEqualTo(1);
  }

  @Test
  void theSameRequestSentAgainReservesOnce() {
    String id = request(1);

    assertThat(send(id, 1).status()).isEqualTo(Status.DUPLICATE);
    assertThat(available("stock:seoul")).isEqualTo(2);
  }

  @Test
  void aCancelledOneGivesItsPiecesBackOnce() {
    String id = request(2);

    assertThat(cancel(id).status()).isEqualTo(Status.APPLIED);
    assertThat(cancel(id).status()).isEqualTo(Status.APPLIED);

    assertThat(reservation(id).state()).isEqualTo(ReservationState.CANCELLED);
    assertThat(available("stock:seoul")).isEqualTo(3);
  }

  @Test
  void oneThatNobodyComesForExpires() {
    String id = request(2);
    ReservationRules rules = new ReservationRules(hub.clock, Optional.empty());
    assertThat(hub.<Integer>in(rules::expire)).isZero();

    hub.clock.move(Duration.ofHours(49));

    assertThat(hub.<Integer>in(rules::expire)).isEqualTo(1);
    assertThat(reservation(id).state()).isEqualTo(ReservationState.EXPIRED);
    assertThat(available("stock:seoul")).isEqualTo(3);
    assertThat(hub.<Integer>in(rules::expire)).isZero();
  }

  @Test
  void aShopSystemIsAskedAndUntilItAnswersNothingIsPromised() throws Exception {
    List<String> asked = new ArrayList<>();
    ReservationBackend backend =
        new ReservationBackend() {
          @Override
          public boolean request(Entity.Reservation requested, HubTransaction transaction) {
            return asked.add("request " + requested.quantity());
          }

          @Override
          public void cancel(Entity.Reservation known, HubTransaction transaction) {
            asked.add("cancel");
          }
        };
    hub.close();
    hub = opened(Files.createDirectory(folder.resolve("b")), Optional.of(backend));

    String id = request(9);
    assertThat(reservation(id).state()).isEqualTo(ReservationState.REQUESTED);
    cancel(id);

    assertThat(asked).containsExactly("request 9", "cancel");
    assertThat(available("stock:seoul")).isEqualTo(3);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(send(OpId.create().toString(), 0).code()).isEqualTo("bad_body");
    assertThat(send(OpId.create().toString(), 100).code()).isEqualTo("bad_body");
    assertThat(
            hub.send(
                    Ops.RESERVATION_REQUEST,
                    "c1",
                    Decisions.NOW,
                    new Ops.Reserve("seoul", "CUP", 1))
                .code())
        .isEqualTo("unknown_product");
    assertThat(cancel(OpId.create().toString()).code()).isEqualTo("unknown_reservation");
  }

  private String request(int pieces) {
    String id = OpId.create().toString();
    assertThat(send(id, pieces).status()).isEqualTo(Status.APPLIED);
    return id;
  }

  private Ops.Result send(String id, int pieces) {
    return hub.send(
        id,
        Ops.RESERVATION_REQUEST,
        "c1",
        Decisions.NOW,
        new Ops.Reserve("seoul", "MUG", pieces),
        null);
  }

  private Ops.Result cancel(String id) {
    return hub.send(Ops.RESERVATION_CANCEL, "c1", Decisions.NOW, new Ops.ReservationCancel(id));
  }

  private Entity.Reservation reservation(String id) {
    return hub.get(CLIENTS, "reservation", "c1|" + id, Entity.Reservation.class);
  }

  private int available(String bucket) {
    return hub.get(bucket, "stock", "MUG|seoul", Entity.Stock.class).available();
  }
}
