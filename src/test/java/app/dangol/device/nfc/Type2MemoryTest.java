package app.dangol.device.nfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memories made by hand from NFC Forum Type 2 Tag Operation. */
class Type2MemoryTest {
  private static final String CONTAINER = "e1101200";

  @ParameterizedTest
  @CsvSource({
    "0303d00000fe, d00000", // the message alone
    "00000303d00000fe, d00000", // NULL TLVs
    "0103a00c340303d00000fe, d00000", // lock control, behind the data
    "f0020303 0303d00000fe, d00000", // one that is not known holds what looks like a message
    "fd020303 0303d00000fe, d00000", // proprietary
    "02036302020305d5000231ffff32, d500023132", // two reserved bytes in the middle
    "0103630a020305d5000231ffff32, d500023132", // ten lock bits are two bytes as well
    "03ff0003d00000, d00000", // a length of three bytes
    "0303d000000303d10000, d00000" // the first message counts
  })
  void findsTheMessage(String data, String message) {
    assertThat(search(CONTAINER, data.replace(" ", ""))).isEqualTo("found " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "e1101200, fe0303d00000",
    "e1101200, 0300fe",
    "e1101200, 00",
    "e1101200, 0391d00000", // longer than the tag says it is
    "e1101200, 03fffffe",
    "e1101200, 0102a00c0303d00000",
    "e1100000, 0303d00000",
    "00000000, 0303d00000",
    "e1201200, 0303d00000" // mapping version 2
  })
  void findsNone(String container, String data) {
    assertThat(search(container, data)).startsWith("nothing");
  }

  @Test
  void asksForOnePageAfterTheOtherAndNoMore() {
    Type2Memory memory = new Type2Memory();
    assertThat(memory.search()).isEqualTo(new Type2Memory.Search.Needs(3));
    memory.put(0, HexFormat.of().parseHex("000000000000000000000000" + CONTAINER));
    assertThat(memory.search()).isEqualTo(new Type2Memory.Search.Needs(4));
    memory.put(4, HexFormat.of().parseHex("0314d10110" + "00".repeat(11)));
    assertThat(memory.search()).isEqualTo(new Type2Memory.Search.Needs(8));
    memory.put(8, new byte[16]);
    assertThat(memory.search()).isInstanceOf(Type2Memory.Search.Found.class);
  }

  @Test
  void givesUpBeyondWhatCanBeRead() {
    assertThat(search("e110ff00", "03ff0700")).startsWith("nothing the message lies beyond");
  }

  @Test
  void endsOnAnyMemory() {
    Random random = new Random(8);
    byte[] data = new byte[1008];
    for (int round = 0; round < 20_000; round++) {
      random.nextBytes(data);
      for (int i = 0; i < 24; i++) {
        data[i] = (byte) (random.nextInt(2) == 0 ? random.nextInt(5) : data[i]);
      }
      byte[] container = {(byte) 0xE1, 0x10, (byte) random.nextInt(256), 0};
      assertThat(search(HexFormat.of().formatHex(container), HexFormat.of().formatHex(data)))
          .isNotEmpty();
    }
  }

  /** Reads as it is asked to, until there is a result. */
  private static String search(String container, String data) {
    byte[] all = new byte[1024];
    byte[] head = HexFormat.of().parseHex(container);
    System.arraycopy(head, 0, all, 12, head.length);
    byte[] area = HexFormat.of().parseHex(data);
    System.arraycopy(area, 0, all, 16, area.length);
    Type2Memory memory = new Type2Memory();
    for (int reads = 0; reads <= 64; reads++) {
      switch (memory.search()) {
        case Type2Memory.Search.Needs needs -> {
          int from = needs.page() * Type2Memory.PAGE;
          memory.put(needs.page(), Arrays.copyOfRange(all, from, from + Type2Memory.BLOCK));
        }
        case Type2Memory.Search.Found found -> {
          return "found " + found.message().hex();
        }
        case Type2Memory.Search.Nothing nothing -> {
          return "nothing " + nothing.words();
        }
      }
    }
    throw new AssertionError("asks without end");
  }
}
