package app.dangol.demo.make;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.TsvReader;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Korean names the shop gave its best sellers, with the drawing where the rules would miss. */
final class KoreanNames {
  /**
   * One name.
   *
   * @param category overrides the keyword rules unless blank
   */
  record Named(String code, String ko, String category) {}

  private final Map<String, Named> byCode;

  private KoreanNames(Map<String, Named> byCode) {
    this.byCode = byCode;
  }

  /**
   * Reads {@code names_ko.tsv}.
   *
   * @throws DangolException DEMO-01 if a code or a name stands there twice
   */
  static KoreanNames read(DemoFiles files) {
    List<Named> rows =
        TsvReader.read(
            files,
            "names_ko.tsv",
            List.of("code", "ko", "category"),
            row -> new Named(row.text(0), row.text(1), row.text(2)));
    Map<String, Named> byCode = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Named row : rows) {
      if (byCode.put(row.code(), row) != null || !names.add(row.ko())) {
        throw new DangolException(
            ErrorCode.DEMO_01, "names_ko.tsv has the code or the name of " + row.code() + " twice");
      }
    }
    return new KoreanNames(byCode);
  }

  Optional<Named> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
