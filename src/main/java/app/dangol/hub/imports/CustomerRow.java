package app.dangol.hub.imports;

import app.dangol.hub.intake.Incoming;
import app.dangol.trust.ConsentPurpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of customers; the basis of each purpose is named in columns of its own, or there is none.
 */
final class CustomerRow {
  /** Of each purpose: which basis, granted or withdrawn, when, by which wording. */
  static final List<String> BASIS_COLUMNS =
      Arrays.stream(ConsentPurpose.values())
          .flatMap(purpose ->
              Stream.of("_basis", "_granted", "_at", "_text").map(end -> purpose.key() + end))
          .toList();

  static final Set<String> TRUTH_COLUMNS =
      Stream.concat(
              Stream.of("under_14", "guardian_consent"),
              BASIS_COLUMNS.stream().filter(column -> column.endsWith("_granted")))
          .collect(Collectors.toUnmodifiableSet());

  private CustomerRow() {}

  static Incoming map(Cells cells) throws BadFieldException {
    List<String> cards =
        cells.find("cards").stream()
            .flatMap(cell -> Arrays.stream(cell.split(";", -1)))
            .map(String::strip)
            .filter(card -> !card.isEmpty())
            .toList();
    List<Incoming.Basis> bases = new ArrayList<>();
    for (ConsentPurpose purpose : ConsentPurpose.values()) {
      basis(purpose.key(), cells).ifPresent(bases::add);
    }
    return new Incoming.Customer(
        cells.get("customer_id"),
        cells.get("name"),
        cells.find("phone"),
        cells.find("email"),
        cards,
        cells.find("home_store"),
        cells.date("member_since").orElse(LocalDate.EPOCH),
        List.of(),
        bases,
        age(cells));
  }

  private static Incoming.Age age(Cells cells) throws BadFieldException {
    boolean child = cells.truth("under_14", false);
    boolean guardian = cells.truth("guardian_consent", false);
    if (!child) {
      return Incoming.Age.OF_CONSENT;
    }
    return guardian ? Incoming.Age.CHILD_WITH_GUARDIAN : Incoming.Age.CHILD_ALONE;
  }

  private static Optional<Incoming.Basis> basis(String purpose, Cells cells)
      throws BadFieldException {
    Optional<String> basis = cells.find(purpose + "_basis");
    Optional<Instant> at = cells.instant(purpose + "_at");
    if (basis.isEmpty()) {
      if (cells.find(purpose + "_granted").isPresent()) {
        throw new BadFieldException(
            "missing", purpose + "_granted needs " + purpose + "_basis beside it");
      }
      return Optional.empty();
    }
    return Optional.of(
        new Incoming.Basis(
            purpose,
            cells.truth(purpose + "_granted", true),
            basis.get(),
            at.orElseThrow(() ->
                new BadFieldException(
                    "missing", purpose + "_at is missing: since when does the basis hold?")),
            cells.find(purpose + "_text")));
  }
}
