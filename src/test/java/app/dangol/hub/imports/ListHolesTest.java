package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.wire.Entity;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that must not be taken for a shorter list than they mean: into a real hub's file. */
class ListHolesTest extends CustomersFiles {
  private static final String ROW = "{\"customer_id\":\"%s\",\"at\":\"%s\",\"sku\":\"%s\"}\n";

  @BeforeEach
  void tellACartAndAWishList() throws IOException {
    take(ImportKind.CARTS, CARTS + "1,%1$s,S1,2\n1,%1$s,S2,1\n".formatted(T1));
    take(ImportKind.WISHES, WISHES + "1,%s,S1\n".formatted(T1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Sku\":\"A\"", "\"quantity\":1", "\"product\":\"A\",\"note\":\"\""})
  void anNdjsonRowWithoutSkuIsRefusedAndEmptiesNothing(String instead) throws IOException {
    String row = "{\"customer_id\":\"1\",\"at\":\"%s\",%s}\n".formatted(T2, instead);

    for (ImportKind kind : List.of(ImportKind.CARTS, ImportKind.WISHES)) {
      assertThat(take(kind, "lists.ndjson", row).taken()).isZero();
      assertThat(codes()).containsExactly("1 missing");
    }

    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).hasSize(2);
    assertThat(rows(SEOUL, Entity.WISH, Entity.Wish.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"  \"", "null"})
  void anNdjsonRowWithAnEmptySkuIsAnEmptyList(String empty) throws IOException {
    String row = "{\"customer_id\":\"1\",\"at\":\"%s\",\"sku\":%s}\n".formatted(T2, empty);

    for (ImportKind kind : List.of(ImportKind.CARTS, ImportKind.WISHES)) {
      assertThat(take(kind, "lists.ndjson", row).taken()).isEqualTo(1);
    }

    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).isEmpty();
    assertThat(rows(SEOUL, Entity.WISH, Entity.Wish.class)).isEmpty();
  }

  @Test
  void aCsvRowCutBeforeItsSkuIsNoEmptyList() throws IOException {
    take(ImportKind.CARTS, CARTS + "1,%s".formatted(T2));

    assertThat(codes()).containsExactly("2 missing");
    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).hasSize(2);
  }

  @Test
  void ofACartWhoseRowsStandApartNothingIsTaken() throws IOException {
    ImportReport.Summary summary =
        take(ImportKind.CARTS, CARTS + "1,%1$s,S2,1\n2,%1$s,S1,1\n1,%1$s,S3,1\n".formatted(T2));

    assertThat(summary.taken()).isEqualTo(1);
    assertThat(codes()).containsExactly("2 scattered_cart", "4 scattered_cart");
    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class))
        .extracting(Entity.Cart::sku, Entity.Cart::quantity)
        .containsExactly(tuple("S1", 2), tuple("S2", 1));
  }

  @Test
  void ofAScatteredWishListOverTheNetworkNothingIsTaken() {
    NetworkBatches.Answer answer =
        new NetworkBatches(log, Clock.systemUTC())
            .take(
                ImportKind.WISHES,
                "shop",
                "b",
                ROW.formatted("1", T2, "S2")
                    + ROW.formatted("2", T2, "S1")
                    + ROW.formatted("1", T2, "S3"))
            .orElseThrow();

    assertThat(answer.refused())
        .extracting(ImportTarget.RefusedRow::row, ImportTarget.RefusedRow::code)
        .containsExactly(tuple(1L, "scattered_wish_list"), tuple(3L, "scattered_wish_list"));
    assertThat(rows(SEOUL, Entity.WISH, Entity.Wish.class))
        .extracting(Entity.Wish::sku)
        .containsExactly("S1");
  }

  @Test
  void aRowThatDoesNotSayWhoseItIsSpoilsTheListsBesideItAndAnEmptyLineNone() throws IOException {
    ImportReport.Summary summary =
        take(
            ImportKind.CARTS,
            CARTS
                + "1,%1$s,S2,1\n,%1$s,S3,1\n2,%1$s,S1,1\n".formatted(T2)
                + "3,%1$s,S1,1\n,,,\n3,%1$s,S2,1\n".formatted(T2));

    assertThat(summary.taken()).isEqualTo(2);
    assertThat(codes())
        .containsExactlyInAnyOrder("2 spoiled_cart", "3 missing", "4 spoiled_cart", "6 missing");
    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).hasSize(2);
  }
}
