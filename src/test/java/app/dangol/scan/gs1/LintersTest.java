package app.dangol.scan.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hand-made examples of every linter: from the definitions in the General Specifications and the
 * standards they name, the IBANs from ISO 13616's own registry of examples.
 */
class LintersTest {
  private final Linters linters = new Linters(new CodeLists());

  @ParameterizedTest
  @CsvSource({
    "csum, 8801234567893",
    "csum, 0",
    "csumalpha, 1987654Ad4X4bL5ttr2310c2K",
    "gcppos1, 8801A",
    "gcppos2, X8801",
    "yymmdd, 240229",
    "yymmd0, 261100",
    "yyyymmdd, 20000229",
    "yyyymmd0, 20261100",
    "hh, 23",
    "mi, 59",
    "ss, 00",
    "hhmi, 2359",
    "iso3166, 410",
    "iso3166999, 999",
    "iso3166alpha2, KR",
    "iso4217, 410",
    "iso5218, 9",
    "mediatype, 10",
    "packagetype, 1A",
    "iban, DE89370400440532013000",
    "iban, GB29NWBK60161331926819",
    "pieceoftotal, 0203",
    "posinseqslash, 2/10",
    "zero, 0",
    "nonzero, 010",
    "nozeroprefix, 10",
    "hasnondigit, 1A",
    "yesno, 1",
    "winding, 9",
    "hyphen, -",
    "pcenc, A%20B",
    "latitude, 1800000000",
    "longitude, 3600000000",
    "importeridx, _",
    "couponcode, 012345612345611110123",
    "couponcode, 012345612345611110123101101239211012393261231426010150123456611234567" + "90000",
    "couponposoffer, 001234561234560123456",
    "csetnumeric, 0123456789",
    "cset82, Az_!?",
    "cset39, A-1#/",
    "cset64, 12="
  })
  void passes(String linter, String data) {
    assertThat(linters.get(linter).check(data)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "csum, 8801234567894, INCORRECT_CHECK_DIGIT, 12, 1",
    "csum, 88O1234567893, NON_DIGIT_CHARACTER, 2, 1",
    "csumalpha, 1987654Ad4X4bL5ttr2310c2J, INCORRECT_CHECK_PAIR, 23, 2",
    "csumalpha, A, TOO_SHORT_FOR_CHECK_PAIR, 0, 1",
    "gcppos1, 88A1, INVALID_GCP_PREFIX, 2, 1",
    "gcppos2, X88, TOO_SHORT_FOR_GCP, 1, 2",
    "yymmdd, 261100, ILLEGAL_DAY, 4, 2",
    "yymmdd, 230229, ILLEGAL_DAY, 4, 2",
    "yymmd0, 261300, ILLEGAL_MONTH, 2, 2",
    "yyyymmdd, 19000229, ILLEGAL_DAY, 6, 2",
    "yyyymmdd, 2026, DATE_TOO_SHORT, 0, 4",
    "hh, 24, ILLEGAL_HOUR, 0, 2",
    "mi, 60, ILLEGAL_MINUTE, 0, 2",
    "ss, 6, SECOND_TOO_SHORT, 0, 1",
    "hhmi, 2360, ILLEGAL_MINUTE, 2, 2",
    "iso3166, 999, NOT_ISO3166, 0, 3",
    "iso3166999, 998, NOT_ISO3166_OR_999, 0, 3",
    "iso3166alpha2, kr, NOT_ISO3166_ALPHA2, 0, 2",
    "iso4217, 001, NOT_ISO4217, 0, 3",
    "iso5218, 3, INVALID_BIOLOGICAL_SEX_CODE, 0, 1",
    "mediatype, 11, INVALID_MEDIA_TYPE, 0, 2",
    "packagetype, 1C, INVALID_PACKAGE_TYPE, 0, 2",
    "iban, DE88370400440532013000, INCORRECT_IBAN_CHECKSUM, 2, 2",
    "iban, XX89370400440532013000, ILLEGAL_IBAN_COUNTRY_CODE, 0, 2",
    "iban, DE8937, IBAN_TOO_SHORT, 0, 6",
    "iban, DE8937040044053201300o, INVALID_IBAN_CHARACTER, 21, 1",
    "pieceoftotal, 0302, PIECE_NUMBER_EXCEEDS_TOTAL, 0, 4",
    "pieceoftotal, 0002, ZERO_PIECE_NUMBER, 0, 2",
    "pieceoftotal, 123, INVALID_LENGTH_FOR_PIECE_OF_TOTAL, 0, 3",
    "posinseqslash, 10/9, POSITION_EXCEEDS_END, 0, 4",
    "posinseqslash, 1/, POSITION_IN_SEQUENCE_MALFORMED, 0, 2",
    "posinseqslash, 1/02, ILLEGAL_ZERO_PREFIX, 2, 2",
    "zero, 1, NOT_ZERO, 0, 1",
    "nonzero, 000, ILLEGAL_ZERO_VALUE, 0, 3",
    "nozeroprefix, 01, ILLEGAL_ZERO_PREFIX, 0, 1",
    "hasnondigit, 12, REQUIRES_NON_DIGIT_CHARACTER, 0, 2",
    "yesno, 2, INVALID_BOOLEAN, 0, 1",
    "winding, 2, INVALID_WINDING_DIRECTION, 0, 1",
    "hyphen, +, NOT_HYPHEN, 0, 1",
    "pcenc, A%2, INVALID_PERCENT_SEQUENCE, 1, 2",
    "latitude, 1800000001, INVALID_LATITUDE, 0, 10",
    "longitude, 360000000, LONGITUDE_INVALID_LENGTH, 0, 9",
    "importeridx, =, INVALID_IMPORT_IDX_CHARACTER, 0, 1",
    "couponcode, 0123456123456111101239000, COUPON_MISSING_DONT_MULTIPLY_FLAG, 0, 25",
    "couponcode, 01234561234561111012378, COUPON_EXCESS_DATA, 21, 2",
    "couponposoffer, 201234561234560123456, COUPON_INVALID_FORMAT_CODE, 0, 1",
    "csetnumeric, 12A, NON_DIGIT_CHARACTER, 2, 1",
    "cset82, A#, INVALID_CSET82_CHARACTER, 1, 1",
    "cset39, a, INVALID_CSET39_CHARACTER, 0, 1",
    "cset64, 123=, INVALID_CSET64_PADDING, 3, 1",
    "cset64, 1+, INVALID_CSET64_CHARACTER, 1, 1"
  })
  void findsTheFault(String linter, String data, Fault.Code code, int start, int length) {
    assertThat(linters.get(linter).check(data)).contains(new Fault(code, start, length));
  }

  @Test
  void knowsNoOther() {
    assertThat(linters.find("key")).isEqualTo(Optional.empty());
  }
}
