package app.dangol.launch;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DeviceStatus;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.scan.Scan;
import app.dangol.scan.Scanned;
import app.dangol.screen.setup.model.DeviceReport;
import app.dangol.screen.setup.model.Meaning;
import app.dangol.screen.setup.model.Refusal;
import app.dangol.screen.setup.model.SeenUnit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one reader sends, for the device test page and for {@code dangol scan}, and remembers
 * it while somebody looks at that page. In memory only, and bounded: nothing here goes to a log or
 * a file. Told on the reader's thread, asked on any.
 */
final class DevicesWatch {
  /** Enough to see what was scanned lately. */
  static final int KEPT_UNITS = 20;

  /** Of each unit; a page of memory is enough to recognise one. */
  private static final int KEPT_BYTES = 256;

  private final int kept;

  /** Nobody else can look at what is remembered, and it holds numbers of cards. */
  private boolean keeping;

  private final Deque<SeenUnit> seen = new ArrayDeque<>();
  private final Map<Refusal, Long> refusedBy = new EnumMap<>(Refusal.class);
  private long number;
  private long bytes;
  private long frames;
  private long read;
  private long remarks;
  private long openings;
  private long reconnects;
  private @Nullable Instant lastFrame;
  private @Nullable DeviceStatus status;

  /** Since the port was opened last. */
  private long sentSinceOpening;

  private long receivedSinceOpening;

  /**
   * Everything at one moment.
   *
   * @param status empty until the reader has told one
   * @param everOpen whether its port was ever open
   * @param unanswered something was sent since the port was opened, and nothing came back
   */
  record Watched(
      Optional<DeviceStatus> status,
      boolean everOpen,
      boolean unanswered,
      DeviceReport.Counts counts,
      List<SeenUnit> seen) {}

  /** Remembers {@link #KEPT_UNITS}. */
  DevicesWatch() {
    this(KEPT_UNITS);
  }

  /**
   * @param kept how many units to remember while somebody looks; 0 to count only
   */
  DevicesWatch(int kept) {
    this.kept = kept;
  }

  synchronized void opened() {
    openings++;
    if (openings > 1) {
      reconnects++;
    }
    sentSinceOpening = 0;
    receivedSinceOpening = 0;
  }

  synchronized void received(int count) {
    bytes += count;
    receivedSinceOpening += count;
  }

  synchronized void sent(int count) {
    sentSinceOpening += count;
  }

  synchronized void changed(DeviceStatus now) {
    status = now;
  }

  /** A unit, or what was none, and what that was taken for. */
  synchronized void scanned(DeviceEvent event, Scanned scanned) {
    switch (event) {
      case Frame frame -> {
        frames++;
        lastFrame = frame.at();
        Meaning meaning = meaning(frame, scanned);
        if (!(meaning instanceof Meaning.Refused)) {
          read++;
        }
        add(frame.at(), scanned.raw(), frame.raw().length(), meaning);
      }
      case FrameRefused refused ->
          add(
              refused.at(),
              Optional.empty(),
              refused.length(),
              new Meaning.Refused(refusal(refused)));
      case DeviceRemark remark -> throw new IllegalArgumentException("a remark is no scan");
    }
  }

  /** The device spoke of itself. */
  synchronized void remarked(DeviceRemark remark) {
    remarks++;
    add(
        remark.at(),
        Optional.of(remark.raw()),
        remark.raw().length(),
        new Meaning.Remark(remark.words()));
  }

  /** Somebody begins to look: from now on units are remembered. */
  synchronized void keep() {
    keeping = true;
  }

  /** Nobody looks any more: forgets the units and remembers none. The counts go on. */
  synchronized void forget() {
    keeping = false;
    seen.clear();
  }

  /** Forgets the units, and counts anew. */
  synchronized void clear() {
    seen.clear();
    refusedBy.clear();
    bytes = 0;
    frames = 0;
    read = 0;
    remarks = 0;
    reconnects = 0;
    lastFrame = null;
  }

  synchronized Watched now() {
    return new Watched(
        Optional.ofNullable(status),
        openings > 0,
        sentSinceOpening > 0 && receivedSinceOpening == 0,
        new DeviceReport.Counts(
            bytes, frames, read, refusedBy, remarks, reconnects, Optional.ofNullable(lastFrame)),
        List.copyOf(seen));
  }

  private void add(Instant at, Optional<Bytes> raw, long length, Meaning meaning) {
    if (meaning instanceof Meaning.Refused refused) {
      refusedBy.merge(refused.why(), 1L, Long::sum);
    }
    number++;
    if (!keeping || kept == 0) {
      return;
    }
    seen.addFirst(new SeenUnit(number, at, raw.map(DevicesWatch::hex), length, meaning));
    if (seen.size() > kept) {
      seen.removeLast();
    }
  }

  private static String hex(Bytes raw) {
    return raw.length() <= KEPT_BYTES ? raw.hex() : Bytes.of(raw.toArray(), KEPT_BYTES).hex();
  }

  private static Meaning meaning(Frame frame, Scanned scanned) {
    return switch (scanned.scan()) {
      case Scan.Member member ->
          new Meaning.Member(member.symbol().symbology(), member.token().masked());
      case Scan.Credential credential ->
          new Meaning.Member(credential.symbol().symbology(), credential.token().masked());
      case Scan.Item item -> new Meaning.Item(item.symbol().symbology(), item.gtin().value());
      case Scan.Unknown unknown ->
          frame.content() instanceof Content.Tag tag
              ? new Meaning.Tag(masked(tag.uid().hex()))
              : new Meaning.Text(unknown.symbol().symbology(), unknown.text());
      case Scan.Refused refused -> new Meaning.Refused(refusal(refused.reason()));
    };
  }

  /** A tag may be somebody's payment card, so that its number is never shown in full. */
  private static String masked(String uid) {
    return "…" + uid.substring(Math.max(0, uid.length() - 4));
  }

  private static Refusal refusal(FrameRefused refused) {
    return switch (refused.reason()) {
      case TOO_LONG -> Refusal.TOO_LONG;
      case EMPTY -> Refusal.EMPTY;
      case UNFINISHED -> Refusal.UNFINISHED;
      case CHECKSUM -> Refusal.CHECKSUM;
      case MALFORMED -> Refusal.MALFORMED;
    };
  }

  private static Refusal refusal(Scan.Reason reason) {
    return switch (reason) {
      case TOO_LONG -> Refusal.TOO_LONG;
      case NOT_TEXT -> Refusal.NOT_TEXT;
      case EMPTY -> Refusal.EMPTY;
      case PAYMENT_CARD -> Refusal.PAYMENT_CARD;
      case BROKEN -> Refusal.BROKEN;
      case BAD_GS1 -> Refusal.BAD_GS1;
      case DUPLICATE -> Refusal.DUPLICATE;
    };
  }
}
