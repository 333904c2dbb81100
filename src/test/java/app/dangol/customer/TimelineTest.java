package app.dangol.customer;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final StoreId SHOP = new StoreId("seongsu");

  @Test
  void gathersTheLinesOfABasketLargestQuantityFirst() {
    List<TimelineEntry> entries =
        Timeline.of(
            List.of(
                line("1", "b1", "2026-09-28T03:00:00Z", HistoryLine.Kind.PURCHASE, "A", 1),
                line("2", "b1", "2026-09-28T03:00:00Z", HistoryLine.Kind.PURCHASE, "B", 6)),
            List.of(),
            ZoneOffset.UTC);

    assertThat(entries)
        .singleElement()
        .isEqualTo(
            new TimelineEntry.Basket(
                Instant.parse("2026-09-28T03:00:00Z"),
                SHOP,
                false,
                List.of(
                    new TimelineEntry.Piece(new Sku("B"), 6),
                    new TimelineEntry.Piece(new Sku("A"), 1))));
  }

  @Test
  void gathersOnlineActivityByDayAndKind() {
    List<TimelineEntry> entries =
        Timeline.of(
            List.of(
                line("1", "s1", "2026-09-28T10:00:00Z", HistoryLine.Kind.VIEW, "A", 1),
                line("2", "s2", "2026-09-28T09:00:00Z", HistoryLine.Kind.VIEW, "B", 1),
                line("3", "s3", "2026-09-28T08:00:00Z", HistoryLine.Kind.WISH, "B", 1),
                line("4", "s4", "2026-09-27T09:00:00Z", HistoryLine.Kind.VIEW, "A", 1)),
            List.of(),
            ZoneOffset.UTC);

    assertThat(entries)
        .extracting(TimelineEntry::at)
        .containsExactly(
            Instant.parse("2026-09-28T10:00:00Z"),
            Instant.parse("2026-09-28T08:00:00Z"),
            Instant.parse("2026-09-27T09:00:00Z"));
    assertThat(((TimelineEntry.Online) entries.getFirst()).skus())
        .containsExactly(new Sku("A"), new Sku("B"));
  }

  @Test
  void putsNotesWhereTheyBelongInTime() {
    Note note =
        new Note(
            OpId.create(),
            Instant.parse("2026-09-29T00:00:00Z"),
            "민지",
            "text",
            Note.Delivery.QUEUED);

    List<TimelineEntry> entries =
        Timeline.of(
            List.of(line("1", "b", "2026-09-28T03:00:00Z", HistoryLine.Kind.PURCHASE, "A", 1)),
            List.of(note),
            ZoneOffset.UTC);

    assertThat(entries.getFirst()).isEqualTo(new TimelineEntry.Written(note));
  }

  private static HistoryLine line(
      String id, String group, String at, HistoryLine.Kind kind, String sku, int quantity) {
    return new HistoryLine(id, group, Instant.parse(at), kind, SHOP, new Sku(sku), quantity);
  }
}
