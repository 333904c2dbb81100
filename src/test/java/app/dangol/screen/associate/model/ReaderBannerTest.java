package app.dangol.screen.associate.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.DeviceStatus;
import app.dangol.device.DeviceStatus.State;
import app.dangol.screen.ReaderBoard;
import app.dangol.screen.ReaderStates;
import app.dangol.screen.ShopFloor;
import app.dangol.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReaderBannerTest {
  private final ReaderBoard readers = new ReaderBoard();

  @Test
  void namesTheReaderThatWasUnpluggedAndItsCode() {
    readers.take(ReaderStates.counter(State.OFFLINE));
    assertThat(banner(Locale.KOREAN)).contains("“counter” 리더기를 쓸 수 없어요", "(DEV-01)");
    assertThat(banner(Locale.ENGLISH)).contains("Reader “counter” can’t be used", "(DEV-01)");
  }

  @Test
  void countsThemWhenThereAreMore() {
    readers.take(ReaderStates.counter(State.OFFLINE));
    readers.take(ReaderStates.named("door", State.OFFLINE));
    readers.take(ReaderStates.named("desk", State.ONLINE));
    assertThat(banner(Locale.ENGLISH)).startsWith("2 readers");
    assertThat(readers.isNoneWorking()).isFalse();
  }

  @Test
  void isSilentOnceTheReaderIsBackAndBeforeItWasTried() {
    readers.take(ReaderStates.counter(State.UNKNOWN));
    assertThat(status(Locale.ENGLISH).banner()).isEmpty();
    readers.take(ReaderStates.counter(State.OFFLINE));
    readers.take(ReaderStates.counter(State.ONLINE));
    assertThat(status(Locale.ENGLISH).banner()).isEmpty();
    assertThat(readers.away()).extracting(DeviceStatus::name).isEmpty();
  }

  @Test
  void hidesNeitherHowOldTheDataAreNorThatTheyAreOld() {
    readers.take(ReaderStates.counter(State.OFFLINE));
    Texts texts = Texts.in(Locale.ENGLISH);
    StatusText offline =
        new StatusPresenter(texts, texts.times(ZoneOffset.UTC), Instant.EPOCH)
            .of(ShopFloor.offline(), readers.away());
    assertThat(offline.banner().orElseThrow().text()).startsWith("You’re offline");
  }

  private String banner(Locale language) {
    return status(language).banner().orElseThrow().text();
  }

  private StatusText status(Locale language) {
    Texts texts = Texts.in(language);
    return new StatusPresenter(texts, texts.times(ZoneOffset.UTC), Instant.EPOCH)
        .of(ShopFloor.synced(), readers.away());
  }
}
