package app.dangol.screen.associate.model;

import app.dangol.screen.associate.model.SyncPage.Field;
import app.dangol.screen.associate.model.SyncPage.Part;
import app.dangol.screen.associate.model.SyncPage.Refused;
import app.dangol.sync.SyncStatus;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import app.dangol.visit.CopyPart;
import app.dangol.visit.RefusedWrite;
import app.dangol.visit.RefusedWrite.Reason;
import app.dangol.visit.SyncLook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says how the tablet stands with the hub, part by part, and what the hub did not take. */
public final class SyncPresenter {
  /** What people call the fields a person can change; the others are ids and the like. */
  private static final List<String> FIELDS =
      List.of(
          "name",
          "phone",
          "email",
          "home_store",
          "state",
          "text",
          "due",
          "assignee",
          "sku",
          "quantity",
          "purpose",
          "granted");

  private final Texts texts;
  private final Times times;
  private final Instant now;

  public SyncPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  public SyncPage of(SyncStatus status, SyncLook look) {
    return switch (look) {
      case SyncLook.Seen seen ->
          new SyncPage(
              state(status),
              waiting(status),
              seen.parts().stream().map(this::part).toList(),
              seen.refused().stream().map(this::refused).toList(),
              "");
      case SyncLook.Failed failed -> {
        String code = failed.code().text();
        String why = texts.get("failed", texts.get("failure." + code), code);
        yield new SyncPage(state(status), waiting(status), List.of(), List.of(), why);
      }
    };
  }

  private String state(SyncStatus status) {
    String last =
        status.lastSync().map(at -> times.age(at, now)).orElseGet(() -> texts.get("sync.never"));
    String sentence =
        switch (status.state()) {
          case STARTING, SYNCING -> texts.get("sync.page.syncing", last);
          case SYNCED -> texts.get("sync.page.synced", last);
          case OFFLINE -> texts.get("sync.page.offline", last);
        };
    return status
        .problem()
        .map(code -> texts.get("sync.page.problem", sentence, code.text()))
        .orElse(sentence);
  }

  private String waiting(SyncStatus status) {
    return status.waiting() == 0 ? "" : texts.get("sync.page.waiting", status.waiting());
  }

  private Part part(CopyPart part) {
    String age = part.asOf().map(at -> times.age(at, now)).orElseGet(() -> texts.get("sync.never"));
    return new Part(
        texts.get("sync.part." + key(part.kind())),
        texts.get("sync.part.rows", part.rows()),
        part.complete() ? age : texts.get("sync.part.partial", age));
  }

  private Refused refused(SyncLook.Refusal refusal) {
    RefusedWrite write = refusal.write();
    String kind = texts.get("refusal.kind." + key(write.kind()));
    boolean conflict = write.reason() == Reason.CONFLICT;
    return new Refused(
        write.id(),
        refusal
            .masked()
            .or(refusal::task)
            .map(name -> texts.get("refusal.about", kind, name))
            .orElse(kind),
        texts.get(
            "refusal.when",
            times.date(write.at(), now),
            times.timeOfDay(write.at()),
            write.author()),
        texts.get("refusal.reason." + key(write.reason())),
        fields(write),
        write.canBeSent() ? texts.get(conflict ? "refusal.mine" : "refusal.again") : "",
        texts.get(conflict ? "refusal.theirs" : "refusal.drop"));
  }

  private List<Field> fields(RefusedWrite write) {
    Map<String, String> mine = new TreeMap<>(write.mine());
    List<Field> fields = new ArrayList<>();
    for (String name : FIELDS) {
      String here = mine.getOrDefault(name, "");
      if (!here.isBlank()) {
        String there = write.theirs().getOrDefault(name, "");
        fields.add(new Field(texts.get("refusal.field." + name), here, there));
      }
    }
    return fields;
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
