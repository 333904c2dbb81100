package app.dangol.hub;

import app.dangol.wire.Entity;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up rows for tests. */
public final class Rows {
  private Rows() {}

  public static Put customer(String id) {
    return Put.of(
        new Entity.Customer(
            id,
            "단골 " + id,
            null,
            null,
            List.of("2900000000001"),
            "seoul",
            "2024-01-01",
            List.of(),
            List.of("lookup")));
  }

  public static Put stock(int number, int available) {
    return Put.of(
        new Entity.Stock("S-%05d".formatted(number), "seoul", available, "2026-11-21T00:00:00Z"));
  }

  public static List<Put> stock(int from, int to, int available) {
    return IntStream.range(from, to).mapToObj(n -> stock(n, available)).toList();
  }

  public static Put history(int number) {
    return Put.of(
        new Entity.History(
            "C-%04d".formatted(number / 100),
            "L-" + number,
            "B-" + number / 10,
            "2026-01-01T%02d:%02d:00Z".formatted(number / 60 % 24, number % 60),
            "purchase",
            "seoul",
            "S-%05d".formatted(number % 4000),
            1));
  }
}
