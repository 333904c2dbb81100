package app.dangol.scan.gs1;

import java.util.Map;
import java.util.Optional;

/** The linters by the names that the dictionary gives them. */
final class Linters {
  private final Map<String, Linter> byName;

  Linters(CodeLists lists) {
    byName =
        Map.ofEntries(
            Map.entry("csum", CheckCharacters::checkDigit),
            Map.entry("csumalpha", CheckCharacters::checkPair),
            Map.entry("gcppos1", SmallLinters::checkPrefixAtFirst),
            Map.entry("gcppos2", SmallLinters::checkPrefixAtSecond),
            Map.entry("yymmdd", Times::checkYymmdd),
            Map.entry("yymmd0", Times::checkYymmd0),
            Map.entry("yyyymmdd", Times::checkYyyymmdd),
            Map.entry("yyyymmd0", Times::checkYyyymmd0),
            Map.entry("hh", Times::checkHour),
            Map.entry("mi", Times::checkMinute),
            Map.entry("ss", Times::checkSecond),
            Map.entry("hhmi", Times::checkHourMinute),
            Map.entry("iso3166", lists::checkCountry),
            Map.entry("iso3166999", lists::checkCountryOrSeveral),
            Map.entry("iso3166alpha2", lists::checkCountryLetters),
            Map.entry("iso4217", lists::checkCurrency),
            Map.entry("iso5218", CodeLists::checkSex),
            Map.entry("mediatype", lists::checkMediaType),
            Map.entry("packagetype", lists::checkPackageType),
            Map.entry("iban", new Iban(lists)),
            Map.entry("pieceoftotal", Sequences::checkPieceOfTotal),
            Map.entry("posinseqslash", Sequences::checkPositionOfEnd),
            Map.entry("zero", SmallLinters::checkZero),
            Map.entry("nonzero", SmallLinters::checkNonZero),
            Map.entry("nozeroprefix", SmallLinters::checkNoZeroPrefix),
            Map.entry("hasnondigit", SmallLinters::checkHasNonDigit),
            Map.entry("yesno", SmallLinters::checkYesNo),
            Map.entry("winding", SmallLinters::checkWinding),
            Map.entry("hyphen", SmallLinters::checkHyphen),
            Map.entry("pcenc", SmallLinters::checkPercentEncoding),
            Map.entry("latitude", SmallLinters::checkLatitude),
            Map.entry("longitude", SmallLinters::checkLongitude),
            Map.entry("importeridx", CharacterSets::checkImporterIndex),
            Map.entry("couponcode", CouponCode::check),
            Map.entry("couponposoffer", CouponOffer::check),
            Map.entry("csetnumeric", CharacterSets::checkNumeric),
            Map.entry("cset82", CharacterSets::check82),
            Map.entry("cset39", CharacterSets::check39),
            Map.entry("cset64", CharacterSets::check64));
  }

  Optional<Linter> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Linter get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no linter " + name));
  }
}
