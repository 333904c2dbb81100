package app.dangol.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The targets of {@code .ci/fuzz} without the fuzzer: the frames that are kept as fixtures, changed
 * at random, and bytes at random. An input the fuzzer once failed on belongs into the fixtures.
 */
class FuzzTargetsTest {
  private static final int INPUTS = 20_000;
  private static final int MOST_BYTES = 300;

  static Stream<Named<Consumer<byte[]>>> targets() {
    return Stream.of(
        Named.of("devices", DeviceFuzz::fuzzerTestOneInput),
        Named.of("scans", ScanFuzz::fuzzerTestOneInput),
        Named.of("NDEF messages", NdefFuzz::fuzzerTestOneInput),
        Named.of("credentials", CredentialFuzz::fuzzerTestOneInput));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void letsNoExceptionOut(Consumer<byte[]> target) throws IOException {
    Random random = new Random(20_261_122);
    List<byte[]> seeds = seeds();
    for (int i = 0; i < INPUTS; i++) {
      byte[] input =
          i % 2 == 0 ? noise(random) : changed(seeds.get(random.nextInt(seeds.size())), random);
      assertThatCode(() -> target.accept(input)).as("input %d", i).doesNotThrowAnyException();
    }
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(MOST_BYTES)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The seed with some bytes replaced, behind the two bytes that choose, as one or two chunks. */
  private static byte[] changed(byte[] seed, Random random) {
    byte[] bytes = Arrays.copyOf(seed, Math.min(seed.length, MOST_BYTES));
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    byte[] input = new byte[bytes.length + 3];
    input[0] = (byte) random.nextInt(256);
    input[1] = (byte) random.nextInt(256);
    input[2] = (byte) random.nextInt(256);
    System.arraycopy(bytes, 0, input, 3, bytes.length);
    return input;
  }

  private static List<byte[]> seeds() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/frames"))) {
      return files.filter(Files::isRegularFile).map(FuzzTargetsTest::frame).toList();
    }
  }

  private static byte[] frame(Path file) {
    try {
      String hex =
          String.join(
              "", Files.readAllLines(file).stream().filter(l -> !l.startsWith("#")).toList());
      return HexFormat.of().parseHex(hex);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
