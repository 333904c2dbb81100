package app.dangol.customer.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTest {
  /** Surnames as they are spelt in passports and on cards. */
  @ParameterizedTest
  @CsvSource({
    "김, kim gim",
    "이, lee yi rhee i",
    "박, park pak bak",
    "최, choi choe",
    "정, jung jeong chung",
    "강, kang gang",
    "조, cho jo joh",
    "윤, yoon yun youn",
    "장, jang chang",
    "임, lim im rim",
    "한, han hahn",
    "신, shin sin",
    "서, seo suh",
    "권, kwon gwon",
    "황, hwang",
    "안, ahn an",
    "송, song",
    "류, ryu",
    "노, roh no noh",
    "우, woo wu",
    "문, moon mun",
    "백, paik baek",
    "허, heo hur huh",
    "영, young yeong",
    "현, hyun hyeon",
    "희, hee hui",
    "은, eun un",
    "석, seok suk"
  })
  void theWaysOneNameIsSpeltSoundAlike(String hangul, String spellings) {
    String sound = Sound.of(hangul);

    for (String spelling : spellings.split(" ")) {
      assertThat(Sound.of(spelling)).as(spelling).isEqualTo(sound);
    }
  }

  @ParameterizedTest
  @CsvSource({"김민지, 'gim min ji'", "김 minji, 'gim minji'", "李, ''", "王小明, ''", "3, ''"})
  void syllablesAndWordsStandABlankApartAndOtherScriptsAreLeftOut(String name, String sound) {
    assertThat(Sound.of(NameFold.fold(name))).isEqualTo(sound);
  }
}
