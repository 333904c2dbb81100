package app.dangol.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of {@code frames/<model>/}: {@code y_} must be read, {@code n_} must be refused, {@code
 * i_} may go either way. Lines: {@code # source: captured|manual|made, model, firmware}, then
 * {@code # expect:} once per frame, then a line of hex per chunk as it arrived.
 *
 * @param expected words as {@link #describe} gives them
 */
record FrameFixture(String model, String name, List<String> expected, List<byte[]> chunks) {
  private static final Path FOLDER = Path.of("src/test/resources/frames");
  private static final String EXPECT = "# expect: ";

  static List<String> listModels() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  static List<FrameFixture> list(String model) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(model))) {
      List<FrameFixture> fixtures = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        fixtures.add(read(model, file));
      }
      return fixtures;
    }
  }

  private static FrameFixture read(String model, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (!lines.getFirst().matches("# source: (captured|manual|made), .+, .+")) {
      throw new IllegalStateException(file + " does not say where it comes from");
    }
    return new FrameFixture(
        model,
        file.getFileName().toString(),
        lines.stream()
            .filter(line -> line.startsWith(EXPECT))
            .map(line -> line.substring(EXPECT.length()))
            .toList(),
        lines.stream()
            .filter(line -> !line.startsWith("#"))
            .map(HexFormat.of()::parseHex)
            .toList());
  }

  /** Whether its name begins with that letter. */
  boolean isKind(char letter) {
    return name.charAt(0) == letter;
  }

  byte[] bytes() {
    return concat(chunks);
  }

  static byte[] concat(List<byte[]> parts) {
    byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
    int end = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, end, part.length);
      end += part.length;
    }
    return whole;
  }

  static String describe(Scan scan) {
    return switch (scan) {
      case Scan.Member member -> "member " + member.token().value();
      case Scan.Credential credential -> "signed " + credential.token().masked();
      case Scan.Item item -> "item " + item.gtin();
      case Scan.Unknown unknown -> "unknown " + unknown.text().replace("\u001d", "<GS>");
      case Scan.Refused refused -> "refused " + refused.reason();
    };
  }

  @Override
  public String toString() {
    return model + "/" + name;
  }
}
