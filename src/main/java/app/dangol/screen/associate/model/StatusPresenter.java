package app.dangol.screen.associate.model;

import app.dangol.device.DeviceStatus;
import app.dangol.failure.ErrorCode;
import app.dangol.screen.associate.model.StatusText.BannerText;
import app.dangol.screen.associate.model.StatusText.State;
import app.dangol.sync.SyncStatus;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says in a word and, if due, a sentence how the tablet stands with the hub. */
public final class StatusPresenter {
  private final Texts texts;
  private final Times times;
  private final Instant now;

  public StatusPresenter(Texts texts, Times times, Instant now) {
    this.texts = texts;
    this.times = times;
    this.now = now;
  }

  /**
   * The hub's state, and in the banner a reader that cannot be used; but not in the place of how
   * old the data are, or of what was refused.
   */
  public StatusText of(SyncStatus status, List<DeviceStatus> readersAway) {
    StatusText hub = of(status);
    boolean weightier =
        hub.banner()
            .filter(said -> said.kind() == State.OFFLINE || said.kind() == State.ATTENTION)
            .isPresent();
    return readersAway.isEmpty() || weightier
        ? hub
        : new StatusText(hub.state(), hub.chip(), Optional.of(readers(readersAway)));
  }

  private BannerText readers(List<DeviceStatus> away) {
    DeviceStatus first = away.getFirst();
    String code = first.why().map(ErrorCode::text).orElse("");
    String sentence =
        away.size() == 1
            ? texts.get("banner.reader", first.name(), code)
            : texts.get("banner.readers", away.size(), code);
    return new BannerText(State.ATTENTION, sentence, "");
  }

  public StatusText of(SyncStatus status) {
    return switch (status.state()) {
      case STARTING -> new StatusText(State.SYNCING, texts.get("sync.starting"), attention(status));
      case SYNCING ->
          new StatusText(
              State.SYNCING,
              texts.get("sync.syncing"),
              problem(status).or(() -> attention(status)));
      case OFFLINE -> offline(status);
      case SYNCED -> synced(status);
    };
  }

  private StatusText offline(SyncStatus status) {
    String aside = status.waiting() > 0 ? texts.get("sync.waiting", status.waiting()) : "";
    if (status.problem().equals(Optional.of(ErrorCode.HUB_07))) {
      return new StatusText(
          State.OFFLINE,
          texts.get("sync.offline"),
          Optional.of(
              new BannerText(
                  State.OFFLINE,
                  texts.get("failure.HUB-07") + " (" + ErrorCode.HUB_07.text() + ")",
                  aside)));
    }
    String sentence =
        status
            .lastSync()
            .map(at -> texts.get("banner.offline", asOf(at)))
            .orElseGet(() -> texts.get("banner.offline.nothing"));
    return new StatusText(
        State.OFFLINE,
        texts.get("sync.offline"),
        Optional.of(new BannerText(State.OFFLINE, sentence, aside)));
  }

  private StatusText synced(SyncStatus status) {
    if (status.attention() > 0) {
      return new StatusText(
          State.ATTENTION, texts.get("sync.attention", status.attention()), attention(status));
    }
    if (status.waiting() > 0) {
      return new StatusText(
          State.QUEUED,
          texts.get("sync.waiting", status.waiting()),
          Optional.of(
              new BannerText(State.QUEUED, texts.get("banner.queued", status.waiting()), "")));
    }
    String age = status.lastSync().map(at -> times.age(at, now)).orElse("");
    return new StatusText(State.SYNCED, texts.get("sync.synced", age), Optional.empty());
  }

  private Optional<BannerText> attention(SyncStatus status) {
    return status.attention() == 0
        ? Optional.empty()
        : Optional.of(
            new BannerText(State.ATTENTION, texts.get("banner.attention", status.attention()), ""));
  }

  /** The hub answers, but not with what can be used. */
  private Optional<BannerText> problem(SyncStatus status) {
    return status
        .problem()
        .map(code ->
            new BannerText(
                State.SYNCING,
                code == ErrorCode.HUB_03
                    ? texts.get("banner.problem", nextTry(status), code.text())
                    : texts.get("banner.trying", nextTry(status), code.text()),
                ""));
  }

  /** The time of day where that says enough, else the date. */
  private String asOf(Instant at) {
    return times.day(at).equals(times.day(now)) ? times.timeOfDay(at) : times.date(at, now);
  }

  private String nextTry(SyncStatus status) {
    return status.nextTry().map(times::timeOfDay).orElse("");
  }
}
