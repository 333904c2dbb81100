package app.dangol.scan.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.barcode.UpcE;
import app.dangol.id.Gtin;
import app.dangol.scan.RestrictedCirculation;
import app.dangol.scan.gs1.Vectors.Vector;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The records of the Python library biip, as far as they concern keys, element strings and links.
 */
class BiipVectorsTest {
  private static final String FILE = "biip_gs1_vectors.json";
  private static final Year NOW = Year.of(2026);
  private static final String NOT_DONE = "not done";
  private static final String RIGHT = "right";

  private final Gs1Syntax syntax = new Gs1Syntax();

  @Test
  void readsAsBiipDoes() throws IOException {
    Map<String, String> skipped = Vectors.skipped();
    List<String> misjudged = new ArrayList<>();
    for (Vector vector : Vectors.read(FILE)) {
      JsonObject fields = vector.fields().getAsJsonObject("case");
      String got;
      try {
        got = judge(vector.kind().substring("biip:".length()), fields);
      } catch (AssertionError e) {
        got = String.valueOf(e.getMessage());
      }
      // Those that biip reads from a whole scan are the scan reader's.
      boolean elsewhere =
          vector.kind().endsWith("test_parse.test_parse") || vector.kind().contains("symbology");
      if (!elsewhere && got.equals(RIGHT) == skipped.containsKey(vector.name())) {
        misjudged.add(vector.name() + " " + vector.kind() + " " + got + " " + fields);
      }
    }
    assertThat(misjudged).isEmpty();
  }

  private String judge(String kind, JsonObject fields) {
    int dot = kind.lastIndexOf('.');
    return switch (kind.substring(0, dot)) {
      case "gtin.test_encode" -> encodedGtin(kind.substring(dot + 1), fields);
      case "upc.test_encode" -> encodedUpc(kind.substring(dot + 1), fields);
      case "upc.test_parse" -> parsedUpc(kind.substring(dot + 1), fields);
      case "gtin.test_parse" -> parsedGtin(kind.substring(dot + 1), fields);
      case "test_checksums" -> checkDigit(kind.substring(dot + 1), fields);
      case "rcn.test_without_variable_measure" -> restricted(kind.substring(dot + 1), fields);
      case "test_gln" -> right(bad(syntax.parseElementString("414" + text(fields, "value"))));
      case "test_sscc" ->
          kind.endsWith("nonnumeric_value")
              ? right(bad(syntax.parseElementString("00" + text(fields, "value"))))
              : NOT_DONE;
      case "test_gs1_application_identifiers" -> startsWithIdentifier(fields);
      case "test_gs1_element_strings" -> elementString(kind.substring(dot + 1), fields);
      case "test_gs1_messages" -> message(kind.substring(dot + 1), fields);
      case "test_gs1_digital_link_uris" -> link(kind.substring(dot + 1), fields);
      default -> NOT_DONE;
    };
  }

  /** A shorter form is the 14 digits without zeros in front. */
  private static String encodedGtin(String test, JsonObject fields) {
    String gtin = Gtin.find(text(fields, "value")).orElseThrow().value();
    if (test.endsWith("too_long_values")) {
      int length = Integer.parseInt(test.replaceAll("test_as_gtin_([0-9]+)_.*", "$1"));
      return right(!gtin.startsWith("0".repeat(14 - length)));
    }
    String expected = text(fields, "expected");
    return right(gtin.equals("0".repeat(14 - expected.length()) + expected));
  }

  private static String encodedUpc(String test, JsonObject fields) {
    String value = text(fields, "value");
    String expected = text(fields, "expected");
    return test.equals("test_as_upc_e")
        // What is read is compared: nothing here makes a UPC-E.
        ? right(UpcE.find(expected).equals(Gtin.find(value)))
        : right(item(value).filter(found -> found.value().endsWith(expected)).isPresent());
  }

  private static String parsedUpc(String test, JsonObject fields) {
    return test.equals("test_parse_nonnumeric_value")
        ? right(item(text(fields, "value")).isEmpty())
        : right(UpcE.find(fields.get("number_system").getAsInt() + "123456").isEmpty());
  }

  private static Optional<Gtin> item(String digits) {
    return digits.length() < 12 ? UpcE.find(digits) : Gtin.find(digits);
  }

  private static String parsedGtin(String test, JsonObject fields) {
    Optional<Gtin> gtin = Gtin.find(text(fields, "value"));
    return right(gtin.isEmpty() == test.endsWith("nonnumeric_value"));
  }

  private static String checkDigit(String test, JsonObject fields) {
    String value = text(fields, "value");
    return switch (test) {
      case "test_gs1_standard_check_digit" ->
          right(Gtin.checkDigit(value) == fields.get("expected").getAsInt());
      case "test_gs1_standard_check_digit_with_nonnumeric_value" ->
          right(CheckCharacters.checkDigit(value).isPresent());
      default -> NOT_DONE;
    };
  }

  private static String restricted(String test, JsonObject fields) {
    return switch (test) {
      case "test_without_variable_measure_keeps_company_rcn_unchanged" ->
          right(
              Gtin.find(text(fields, "value")).flatMap(RestrictedCirculation::find).orElseThrow()
                  == RestrictedCirculation.COMPANY);
      case "test_without_variable_measure_keeps_gtin_unchanged" ->
          right(Gtin.find(text(fields, "value")).flatMap(RestrictedCirculation::find).isEmpty());
      default -> NOT_DONE;
    };
  }

  private String startsWithIdentifier(JsonObject fields) {
    Dictionary dictionary = new DictionaryReader(new Linters(new CodeLists())).read();
    String found = dictionary.findAtStart(text(fields, "value")).orElseThrow().ai();
    JsonElement expected = fields.get("expected");
    return right(
        found.equals(
            expected.isJsonObject()
                ? text(expected.getAsJsonObject(), "ai")
                : expected.getAsString()));
  }

  private String elementString(String test, JsonObject fields) {
    return switch (test) {
      case "test_extract" -> sameElements(element(fields), List.of(fields.get("expected")));
      case "test_extract_with_nested_error" -> right(bad(element(fields)));
      case "test_extract_fails_when_not_matching_pattern" ->
          right(bad(syntax.parseElementString(text(fields, "bad_value"))));
      case "test_extract_fails_with_invalid_date" ->
          right(
              bad(syntax.parseElementString(text(fields, "ai_code") + text(fields, "bad_value"))));
      case "test_extract_date_and_datetime", "test_extract_handles_zero_day_as_last_day_of_month" ->
          date(fields);
      case "test_extract_variable_measures",
          "test_extract_amount_payable",
          "test_extract_percentage_discount" ->
          right(
              reading(fields)
                  .equals(new TypedValue.Quantity(new BigDecimal(text(fields, "expected")))));
      case "test_extract_amount_payable_and_currency" ->
          right(
              reading(fields)
                  .toString()
                  .equals(
                      text(fields, "expected_decimal") + " " + text(fields, "expected_currency")));
      case "test_as_hri" ->
          right(valid(element(fields)).bracketed().equals(text(fields, "expected")));
      case "test_list_get_element_strings_by_data_title" -> byTitle(fromElements(fields), fields);
      default -> NOT_DONE;
    };
  }

  private String date(JsonObject fields) {
    String date = text(fields, fields.has("expected_date") ? "expected_date" : "expected");
    String moment = text(fields, "expected_datetime");
    return right(
        switch (reading(fields)) {
          case TypedValue.Day day -> moment.isEmpty() && day.toString().equals(date);
          case TypedValue.Moment found ->
              moment.replace(' ', 'T').replaceFirst(":00$", "").equals(found.toString());
          case TypedValue.Quantity quantity -> false;
          case TypedValue.Money money -> false;
        });
  }

  private String message(String test, JsonObject fields) {
    return switch (test) {
      case "test_parse" -> sameElements(element(fields), elements(fields));
      case "test_parse_hri" ->
          sameElements(syntax.parseBracketed(text(fields, "value")), elements(fields));
      case "test_parse_with_separator_char" ->
          fields.getAsJsonArray("separator_chars").size() == 1
              ? right(valid(element(fields)).bracketed().equals(text(fields, "expected_hri")))
              : NOT_DONE;
      case "test_parse_ignores_redundant_separator_chars" ->
          right(valid(element(fields)).bracketed().equals(text(fields, "expected_hri")));
      case "test_parse_fails_if_unparsed_data_left" -> right(bad(element(fields)));
      case "test_parse_hri_fails_if_not_starting_with_parenthesis",
          "test_parse_hri_fails_if_no_pattern_matches",
          "test_parse_hri_fails_if_ai_is_unknown" ->
          right(bad(syntax.parseBracketed(text(fields, "value"))));
      case "test_from_element_strings" ->
          right(
              valid(fromElements(fields))
                  .elementString()
                  .equals(text(fields.getAsJsonObject("expected"), "value")));
      case "test_as_gs1_digital_link_uri" ->
          right(
              Gs1Syntax.canonicalLink(valid(element(fields)))
                  .orElseThrow()
                  .equals(text(fields, "expected")));
      case "test_filter_element_strings_by_ai", "test_get_element_string_by_ai" ->
          byIdentifier(element(fields), fields);
      case "test_filter_element_strings_by_data_title", "test_get_element_string_by_data_title" ->
          byTitle(element(fields), fields);
      default -> NOT_DONE;
    };
  }

  private String link(String test, JsonObject fields) {
    Gs1Result result =
        fields.get("value").isJsonArray()
            ? fromElements(fields)
            : syntax.parseLink(text(fields, "value"));
    return switch (test) {
      case "test_parse" -> sameElements(result, elements(fields));
      case "test_parse_error" -> right(bad(result));
      case "test_as_canonical_uri" ->
          right(
              Gs1Syntax.canonicalLink(valid(result))
                  .orElseThrow()
                  .equals(text(fields, "expected")));
      case "test_from_element_strings" ->
          right(
              Gs1Syntax.canonicalLink(valid(result))
                  .orElseThrow()
                  .equals(text(fields.getAsJsonObject("expected"), "value")));
      case "test_as_uri" -> writtenTo(valid(result), fields);
      case "test_as_gs1_message" ->
          right(valid(result).bracketed().equals(text(fields, "expected")));
      case "test_filter_element_strings_by_ai", "test_get_element_strings_by_ai" ->
          byIdentifier(result, fields);
      case "test_filter_element_strings_by_data_title", "test_get_element_strings_by_data_title" ->
          byTitle(result, fields);
      default -> NOT_DONE;
    };
  }

  private static String writtenTo(Gs1Data data, JsonObject fields) {
    String domain = text(fields, "domain").isEmpty() ? "id.gs1.org" : text(fields, "domain");
    String prefix = text(fields, "prefix").isEmpty() ? "" : "/" + text(fields, "prefix");
    return right(
        DigitalLinkWriter.write(data, "https://" + domain + prefix)
            .orElseThrow()
            .equals(text(fields, "expected")));
  }

  private static String byIdentifier(Gs1Result result, JsonObject fields) {
    return right(
        expectedValues(fields).equals(valid(result).find(text(fields, "ai")).stream().toList()));
  }

  private static String byTitle(Gs1Result result, JsonObject fields) {
    List<String> found =
        valid(result).elements().stream()
            .filter(element -> element.title().contains(text(fields, "data_title")))
            .map(Element::value)
            .toList();
    boolean one = !fields.has("expected") || !fields.get("expected").isJsonArray();
    return right(expectedValues(fields).equals(one ? found.stream().limit(1).toList() : found));
  }

  private static List<String> expectedValues(JsonObject fields) {
    JsonElement expected = fields.get("expected");
    if (expected == null || expected.isJsonNull()) {
      return List.of();
    }
    return expected.isJsonArray()
        ? expected.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList()
        : List.of(expected.getAsString());
  }

  private static List<JsonElement> elements(JsonObject fields) {
    return fields.getAsJsonObject("expected").getAsJsonArray("element_strings").asList();
  }

  private static String sameElements(Gs1Result result, List<JsonElement> expected) {
    List<String> wanted = expected.stream().map(e -> written(e.getAsJsonObject())).toList();
    List<String> got =
        valid(result).elements().stream().map(e -> "(" + e.ai() + ")" + e.value()).toList();
    boolean dates =
        expected.stream()
            .map(JsonElement::getAsJsonObject)
            .filter(e -> !text(e, "date").isEmpty())
            .allMatch(e ->
                valid(result).elements().stream()
                    .flatMap(element -> TypedValue.of(element, NOW).stream())
                    .anyMatch(value -> value.toString().startsWith(text(e, "date"))));
    return right(got.equals(wanted) && dates);
  }

  private Gs1Result fromElements(JsonObject fields) {
    StringBuilder text = new StringBuilder();
    fields.getAsJsonArray("value").forEach(e -> text.append(written(e.getAsJsonObject())));
    return syntax.parseBracketed(text.toString());
  }

  private static String written(JsonObject element) {
    return "(" + text(element.getAsJsonObject("ai"), "ai") + ")" + text(element, "value");
  }

  private TypedValue reading(JsonObject fields) {
    return TypedValue.of(valid(element(fields)).elements().getFirst(), NOW).orElseThrow();
  }

  private Gs1Result element(JsonObject fields) {
    return syntax.parseElementString(text(fields, "value"));
  }

  private static Gs1Data valid(Gs1Result result) {
    return switch (result) {
      case Gs1Data data -> data;
      case BadGs1 bad -> throw new AssertionError(bad);
    };
  }

  private static boolean bad(Gs1Result result) {
    return result instanceof BadGs1;
  }

  private static String right(boolean right) {
    return right ? RIGHT : "wrong";
  }

  private static String text(JsonObject fields, String name) {
    JsonElement value = fields.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }
}
