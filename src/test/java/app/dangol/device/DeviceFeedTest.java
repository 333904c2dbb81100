package app.dangol.device;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.barcode.LineDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceFeedTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final Duration GAP = Duration.ofMillis(50);

  private final SettableClock clock = new SettableClock(START);
  private final List<DeviceEvent> events = new ArrayList<>();

  @Test
  void stampsAFrameWithTheTimeItsLastByteCame() {
    DeviceFeed feed = feed(Framing.Suffix.CR);
    feed.push(ascii("AB"));
    clock.move(Duration.ofMillis(20));
    feed.push(ascii("C\r"));
    assertThat(events).containsExactly(frame("ABC", START.plusMillis(20)));
  }

  @Test
  void endsALineWithoutSuffixOnceTheGapHasPassed() {
    DeviceFeed feed = feed(Framing.Suffix.NONE);
    feed.push(ascii("AB"));
    clock.move(GAP.minusMillis(1));
    feed.tick(answer -> {});
    assertThat(events).isEmpty();
    clock.move(Duration.ofMillis(1));
    feed.tick(answer -> {});
    feed.tick(answer -> {});
    assertThat(events).containsExactly(frame("AB", START.plus(GAP)));
  }

  @Test
  void forgetsNoiseAfterTheGapSoThatTheNextCodeIsRead() {
    DeviceFeed feed = feed(Framing.Suffix.CR);
    feed.push(ascii("zzz"));
    clock.move(GAP);
    feed.tick(answer -> {});
    feed.push(ascii("ABC\r"));
    assertThat(events)
        .containsExactly(
            new FrameRefused("test", FramingReason.UNFINISHED, 3, START.plus(GAP)),
            frame("ABC", START.plus(GAP)));
  }

  @Test
  void measuresTheGapAnewWhenTheClockIsSetBack() {
    DeviceFeed feed = feed(Framing.Suffix.NONE);
    feed.push(ascii("AB"));
    clock.move(Duration.ofDays(-3650));
    feed.tick(answer -> {});
    assertThat(events).isEmpty();
    clock.move(GAP);
    feed.tick(answer -> {});
    assertThat(events).hasSize(1);
  }

  @Test
  void refusesHalfALineInEveryFramingWhenTheSourceBreaksOff() {
    DeviceFeed feed = feed(Framing.Suffix.NONE);
    feed.push(ascii("DG0000"));
    feed.abandon();
    feed.abandon();
    assertThat(events)
        .containsExactly(new FrameRefused("test", FramingReason.UNFINISHED, 6, START));
  }

  @Test
  void deliversWhatIsThereWhenTheSourceEnds() {
    DeviceFeed feed = feed(Framing.Suffix.NONE);
    feed.push(ascii("DG"));
    feed.end();
    assertThat(events).containsExactly(frame("DG", START));
  }

  private DeviceFeed feed(Framing.Suffix suffix) {
    Framing.Line framing = new Framing.Line(suffix, 16, GAP);
    return new DeviceFeed("test", new Listening(new LineDecoder(framing), GAP), clock, events::add);
  }

  private static Frame frame(String text, Instant at) {
    Bytes bytes = Bytes.of(ascii(text));
    return new Frame("test", bytes, new Content.Code(bytes), at);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
