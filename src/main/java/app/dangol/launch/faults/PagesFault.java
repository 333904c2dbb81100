package app.dangol.launch.faults;

import app.dangol.cache.Applied;
import app.dangol.cache.PageRequest;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.hub.Put;
import app.dangol.wire.Entity;
import app.dangol.wire.Page;
import app.dangol.wire.PageReader;
import app.dangol.wire.PageWriter;
import app.dangol.wire.Row;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Pages arrive cut, twice, out of order, with a flipped byte, a line too few or too many. */
final class PagesFault implements Fault {
  private static final int CHANGED = 5;

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public String promise() {
    return "However pages arrive, a broken one changes nothing and every permutation ends in one"
        + " identical state.";
  }

  /** A page as the real hub sent it, and what it answers. */
  private record Delivery(PageRequest ask, byte[] bytes) {}

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Path place = run.place("device");
    List<Delivery> pages;
    try (ShopHub hub = ShopHub.small(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      pages = record(hub);
      try (Device device = new Device(place, hub.url())) {
        Random random = run.random("pages");
        List<Object> expected = null;
        for (int trial = 0; trial < run.scale().trials(30, 400, 10_000); trial++) {
          deliver(device, pages, trial == 0 ? null : random, findings);
          if (device.states.get(ShopHub.CLIENTS).rows() == 0) {
            findings.broken("nothing was taken in");
          }
          // Reading every row as it opens takes long; figures and plain rows are compared each
          // time.
          List<Object> content = new ArrayList<>(Content.plain(place));
          if (expected == null) {
            expected = content;
          } else {
            findings.require(expected.equals(content), "permutation " + trial + " ends otherwise");
          }
          device.writer.drop(ShopHub.CLIENTS);
          findings.trial();
          if (trial % 1_000 == 999) {
            run.say((trial + 1) + " permutations");
          }
        }
      }
    }
    findings.count("pages each", pages.size());
    findings.integrity(Content.integrity(place, run.place("scratch")));
    return findings.verdict();
  }

  /** A snapshot at one position, then feeds of changes and removals made meanwhile. */
  private static List<Delivery> record(ShopHub hub) throws IOException {
    List<Delivery> pages = new ArrayList<>();
    try (OkHttpCentralApi api = hub.client()) {
      PageRequest next = new PageRequest.Snapshot(ShopHub.CLIENTS, Optional.empty());
      for (int change = 0; change < 4; change++) {
        boolean more = true;
        while (more) {
          Page page =
              switch (next) {
                case PageRequest.Snapshot ask -> api.snapshot(ask.bucket(), ask.page());
                case PageRequest.Changes ask ->
                    api.changes(ask.bucket(), ask.cursor(), Duration.ZERO);
              };
          pages.add(new Delivery(next, bytesOf(page)));
          more = page.more();
          next =
              next instanceof PageRequest.Snapshot && more
                  ? new PageRequest.Snapshot(ShopHub.CLIENTS, Optional.of(page.next()))
                  : new PageRequest.Changes(ShopHub.CLIENTS, page.next());
        }
        change(hub, change);
      }
    }
    return pages;
  }

  private static void change(ShopHub hub, int round) {
    List<Put> changed = new ArrayList<>();
    for (int i = 0; i < CHANGED; i++) {
      changed.add(ShopHub.customer(round * CHANGED + i, "Zoë anew " + round));
    }
    hub.writer().put(ShopHub.CLIENTS, changed);
    hub.writer()
        .remove(
            ShopHub.CLIENTS,
            Entity.CUSTOMER,
            List.of(ShopHub.id(ShopHub.CUSTOMERS / 10 - 1 - round)));
  }

  private static byte[] bytesOf(Page page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PageWriter writer = new PageWriter(bytes);
    for (Row row : page.rows()) {
      String data = row.tree().map(JsonObject::toString).orElse(null);
      writer.row(row.entity(), row.key(), row.version(), data);
    }
    writer.end(page.next(), page.more(), page.position());
    return bytes.toByteArray();
  }

  private static void deliver(
      Device device, List<Delivery> pages, @Nullable Random random, Findings findings)
      throws IOException {
    int applied = 0;
    while (applied < pages.size()) {
      for (Delivery each : random == null ? pages : mixed(pages, random)) {
        byte[] bytes = random == null ? each.bytes() : damaged(each.bytes(), random);
        Optional<Page> page = read(bytes);
        if (page.isEmpty()) {
          findings.count("pages refused", 1);
          continue;
        }
        Applied taken = device.writer.applyPage(each.ask(), page.get());
        applied += taken.applied() ? 1 : 0;
      }
    }
  }

  private static List<Delivery> mixed(List<Delivery> pages, Random random) {
    List<Delivery> mixed = new ArrayList<>(pages);
    mixed.addAll(pages.subList(0, random.nextInt(pages.size())));
    // Mostly nearly in order: what is far from its place is refused without being looked at.
    for (int swap = random.nextInt(6); swap > 0; swap--) {
      int at = random.nextInt(mixed.size() - 1);
      Collections.swap(mixed, at, at + 1);
    }
    if (random.nextInt(5) == 0) {
      Collections.shuffle(mixed, random);
    }
    return mixed;
  }

  private static Optional<Page> read(byte[] bytes) throws IOException {
    try {
      return Optional.of(new PageReader().read(new ByteArrayInputStream(bytes)));
    } catch (WireFormatException e) {
      return Optional.empty();
    }
  }

  /** One page in four is damaged, in one of six ways. */
  private static byte[] damaged(byte[] whole, Random random) {
    if (random.nextInt(4) != 0) {
      return whole;
    }
    String text = new String(whole, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(text.lines().toList());
    int ending = lines.getLast().getBytes(StandardCharsets.UTF_8).length + 1;
    int rowBytes = whole.length - ending;
    int at = random.nextInt(lines.size());
    switch (rowBytes == 0 ? 0 : random.nextInt(6)) {
      case 0 -> {
        return Arrays.copyOf(whole, random.nextInt(whole.length - 1));
      }
      case 1 -> {
        // The end line has no sum of its own; on the line it is guarded by gzip's and by TCP's.
        byte[] flipped = whole.clone();
        flipped[random.nextInt(rowBytes)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
      case 2 -> lines.add(at, lines.get(at));
      case 3 -> lines.remove(at);
      case 4 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      default ->
          lines.set(
              lines.size() - 1,
              lines.getLast().replaceFirst("\"sum\":\"[0-9a-f]{4}", "\"sum\":\"beef"));
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
