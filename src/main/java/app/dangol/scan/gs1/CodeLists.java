package app.dangol.scan.gs1;

import app.dangol.scan.gs1.Fault.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Values of other standards that the dictionary refers to: countries, currencies, package types.
 */
final class CodeLists {
  private static final String RESOURCE = "code-lists.txt";
  private static final String NAME_END = " = ";
  private static final String SEVERAL_COUNTRIES = "999";
  private static final Set<String> SEXES = Set.of("0", "1", "2", "9");

  private final Map<String, Set<String>> lists = new HashMap<>();

  CodeLists() {
    for (String line : readLines(RESOURCE)) {
      int end = line.indexOf(NAME_END);
      List<String> values = Arrays.asList(line.substring(end + NAME_END.length()).split(" ", -1));
      lists.computeIfAbsent(line.substring(0, end), name -> new HashSet<>()).addAll(values);
    }
  }

  /** The lines of a resource beside this class that are neither blank nor a comment. */
  static List<String> readLines(String resource) {
    try (InputStream in = CodeLists.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, resource), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is part of the program", e);
    }
  }

  /** ISO 3166-1 numeric. */
  Optional<Fault> checkCountry(String data) {
    return check("iso3166", data, Code.NOT_ISO3166);
  }

  /** ISO 3166-1 numeric, or 999 for more than one country. */
  Optional<Fault> checkCountryOrSeveral(String data) {
    return data.equals(SEVERAL_COUNTRIES)
        ? Optional.empty()
        : check("iso3166", data, Code.NOT_ISO3166_OR_999);
  }

  /** ISO 3166-1 alpha-2. */
  Optional<Fault> checkCountryLetters(String data) {
    return check("iso3166alpha2", data, Code.NOT_ISO3166_ALPHA2);
  }

  /** ISO 4217 numeric. */
  Optional<Fault> checkCurrency(String data) {
    return check("iso4217", data, Code.NOT_ISO4217);
  }

  Optional<Fault> checkMediaType(String data) {
    return check("mediatype", data, Code.INVALID_MEDIA_TYPE);
  }

  Optional<Fault> checkPackageType(String data) {
    return check("packagetype", data, Code.INVALID_PACKAGE_TYPE);
  }

  /** ISO/IEC 5218. */
  static Optional<Fault> checkSex(String data) {
    return SEXES.contains(data)
        ? Optional.empty()
        : Optional.of(Fault.whole(Code.INVALID_BIOLOGICAL_SEX_CODE, data));
  }

  private Optional<Fault> check(String list, String data, Code code) {
    return lists.getOrDefault(list, Set.of()).contains(data)
        ? Optional.empty()
        : Optional.of(Fault.whole(code, data));
  }
}
