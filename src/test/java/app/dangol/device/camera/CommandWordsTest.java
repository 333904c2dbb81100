package app.dangol.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
  @Test
  void splitsAtBlanksOutsideQuotes() {
    assertThat(CommandWords.split("ffmpeg  -i \"my film.mkv\" video=\"a b\" -"))
        .containsExactly("ffmpeg", "-i", "my film.mkv", "video=a b", "-");
  }

  @Test
  void keepsAPortWithBlanksInOneWord() {
    assertThat(
            CommandWords.filled(
                List.of("-i", "video={port}"), Map.of("port", "Integrated Camera; rm -rf")))
        .containsExactly("-i", "video=Integrated Camera; rm -rf");
  }

  @Test
  void givesNoWordsForABlankLine() {
    assertThat(CommandWords.split("  ")).isEmpty();
  }
}
