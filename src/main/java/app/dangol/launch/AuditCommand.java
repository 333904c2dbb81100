package app.dangol.launch;

import app.dangol.hub.AuditHeads.Doubt;
import app.dangol.hub.AuditHeads.Trail;
import app.dangol.hub.Hub;
import app.dangol.hub.TrailOrphans;
import app.dangol.hub.TrailRows.Stretch;
import app.dangol.hub.enrol.Device;
import app.dangol.wire.AuditRows.Row;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dangol audit}: what the hub keeps of devices' audit trails. */
@Command(
    name = "audit",
    description =
        "Prints what a hub's database keeps of devices' audit trails, also of devices that are lost:"
            + " a line each for a row, a grant of a role, something held against a trail, and last"
            + " for each trail whether its rows are as they were signed.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private HubDbOption db = new HubDbOption();

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Only of this device: its name, the hub's id of it, or store|name.")
  private @Nullable String device;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only rows of that day or later, 2026-11-20 or 2026-11-20T09:00:00Z.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only rows before that day or moment.")
  private @Nullable String to;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    Optional<Instant> first = Optional.ofNullable(from).map(text -> time("--from", text));
    Optional<Instant> end = Optional.ofNullable(to).map(text -> time("--to", text));
    JsonLines lines = new JsonLines(command.commandLine().getOut());
    try (Hub hub = db.openHere(config)) {
      return new Printing(hub, lines, command.commandLine().getErr(), first, end).run(device)
          ? 0
          : PlainFailures.FAILED;
    }
  }

  private Instant time(String option, String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          option + " is a day such as 2026-11-20 or a moment such as 2026-11-20T09:00:00Z");
    }
  }

  private record Printing(
      Hub hub, JsonLines lines, PrintWriter words, Optional<Instant> from, Optional<Instant> to) {
    /** Returns whether nothing is wrong with any of them. */
    boolean run(@Nullable String wanted) {
      Map<String, Device> devices =
          hub.enrolment().devices().listAll().stream()
              .collect(Collectors.toMap(Device::id, Function.identity()));
      Map<String, Trail> heads = hub.auditHeads().listAll();
      var rows = hub.trailRows().listAll();
      var grants = hub.trailGrants().listAll();
      List<TrailOrphans> orphans =
          hub.trailRows().listOrphans().stream()
              .filter(found -> wanted == null || isOf(found, devices.get(wanted), wanted))
              .toList();
      TreeSet<String> keys = new TreeSet<>(heads.keySet());
      keys.addAll(rows.keySet());
      keys.addAll(grants.keySet());
      keys.removeIf(key -> wanted != null && !isCalled(key, devices.get(key), wanted));
      if (keys.isEmpty() && orphans.isEmpty()) {
        words.println(
            wanted == null
                ? "dangol: the hub keeps no trail yet"
                : "dangol: the hub keeps nothing of such a device");
      }
      orphans.forEach(this::print);
      boolean whole = orphans.isEmpty();
      for (String key : keys) {
        if (grants.containsKey(key)) {
          grants.get(key).grants().forEach(grant -> print(key, "grant", grant));
        }
        Trail head = heads.get(key);
        if (head != null) {
          head.doubts().forEach(doubt -> print(key, doubt));
        }
        for (Stretch stretch : rows.getOrDefault(key, List.of())) {
          whole &= print(key, devices.get(key), head, stretch);
        }
        if (head == null && rows.containsKey(key)) {
          words.println(
              "dangol: the signed end of "
                  + key
                  + " is missing, so nobody can say how far its rows should go (AUD-01)");
          whole = false;
        }
        if (head != null && head.refusedAt() != null) {
          words.println(
              "dangol: that of " + key + " was tampered with is held since " + head.refusedAt());
          whole = false;
        }
      }
      return whole;
    }

    private static boolean isCalled(String key, @Nullable Device known, String wanted) {
      String name = known == null ? key.substring(key.indexOf('|') + 1) : known.name();
      String store = known == null ? "" : known.store() + "|" + known.name();
      return key.equals(wanted) || name.equals(wanted) || store.equals(wanted);
    }

    /** Rows that do not say any more where they were written are everybody's. */
    private static boolean isOf(TrailOrphans orphans, @Nullable Device known, String wanted) {
      return orphans
          .first()
          .map(row ->
              known == null
                  ? wanted.equals(row.device()) || wanted.equals(row.store() + "|" + row.device())
                  : known.store().equals(row.store()) && known.name().equals(row.device()))
          .orElse(true);
    }

    private void print(TrailOrphans orphans) {
      JsonObject line = new JsonObject();
      line.addProperty("kind", "rows_without_trail");
      line.addProperty("stretch", orphans.stretch());
      line.addProperty("rows", orphans.rows());
      orphans
          .first()
          .ifPresent(row -> {
            line.addProperty("store", row.store());
            line.addProperty("device", row.device());
          });
      lines.print(line);
      String whose =
          orphans.first().map(row -> " of " + row.store() + "|" + row.device()).orElse("");
      words.println(
          "dangol: the trail is missing to which "
              + orphans.rows()
              + " rows"
              + whose
              + " belong (AUD-01)");
    }

    private JsonObject line(String key, String kind) {
      JsonObject line = new JsonObject();
      line.addProperty("kind", kind);
      line.addProperty("trail", key);
      return line;
    }

    private void print(String key, String kind, Record what) {
      JsonObject line = line(key, kind);
      StrictJson.toTree(what).asMap().forEach(line::add);
      lines.print(line);
    }

    private void print(String key, Doubt doubt) {
      JsonObject line = line(key, "doubt");
      line.addProperty("at", doubt.at());
      line.addProperty("why", doubt.why().name().toLowerCase(Locale.ROOT));
      if (doubt.row() != null) {
        line.addProperty("row", doubt.row());
      }
      line.addProperty("known_row", doubt.kept().seq());
      lines.print(line);
    }

    private boolean print(
        String key, @Nullable Device known, @Nullable Trail head, Stretch stretch) {
      long[] misfit = new long[1];
      List<Long> unreadable = new ArrayList<>();
      long[] count = new long[1];
      long[] last = {stretch.from().seq()};
      hub.trailRows()
          .forEach(
              stretch,
              (row, fits) -> {
                count[0]++;
                last[0] = row.seq();
                if (!fits && misfit[0] == 0) {
                  misfit[0] = row.seq();
                }
                if (isWanted(row)) {
                  print(key, "row", row);
                }
              },
              seq -> {
                count[0]++;
                last[0] = seq;
                unreadable.add(seq);
              });
      if (misfit[0] == 0 && last[0] != stretch.last().seq()) {
        misfit[0] = last[0] + 1;
      }
      JsonObject line = line(key, "trail");
      if (known != null) {
        line.addProperty("store", known.store());
        line.addProperty("device", known.name());
        line.addProperty("state", known.state().name().toLowerCase(Locale.ROOT));
      }
      line.addProperty("chain", stretch.chain());
      line.addProperty("after", stretch.from().seq());
      line.addProperty("last", stretch.last().seq());
      line.addProperty("rows", count[0]);
      line.addProperty("received_at", stretch.receivedAt());
      boolean asWritten = head != null && misfit[0] == 0 && unreadable.isEmpty();
      line.addProperty("as_signed", asWritten);
      if (head != null && head.refusedAt() != null) {
        line.addProperty("refused_at", head.refusedAt());
      }
      lines.print(line);
      if (misfit[0] != 0) {
        words.println(
            "dangol: row " + misfit[0] + " of " + key + " is not as it was written (AUD-01)");
      }
      unreadable.forEach(seq ->
          words.println("dangol: row " + seq + " of " + key + " is no row any more (AUD-01)"));
      return asWritten;
    }

    private boolean isWanted(Row row) {
      Instant at = Instant.parse(row.at());
      return from.filter(at::isBefore).isEmpty() && to.filter(end -> !at.isBefore(end)).isEmpty();
    }
  }
}
