package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.ClientBuckets;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** P3: under 14 there is no profile without a guardian's consent. */
class P3GuardianTest extends CustomersFiles {
  private static final String HEAD =
      "customer_id,name,phone,home_store,lookup_basis,lookup_at,under_14,guardian_consent\n";

  @Test
  void aChildWithoutAGuardianHasNoProfileAndIsOnNoDevice() throws IOException {
    take(ImportKind.CUSTOMERS, HEAD + child("7", "true", "false") + child("8", "true", ""));

    assertThat(codes()).containsExactly("2 guardian_missing", "3 guardian_missing");
    assertThat(lines).noneMatch(line -> line.contains("아이"));
    assertThat(names()).containsExactlyInAnyOrder("단골", "손님");
    assertThat(everything()).doesNotContain("아이").doesNotContain("01055557777");
  }

  @Test
  void withAGuardianTheyAreKnownAndTheLedgerSaysByWhom() throws IOException {
    take(ImportKind.CUSTOMERS, HEAD + child("7", "true", "true"));

    assertThat(codes()).isEmpty();
    assertThat(names()).contains("아이");
    assertThat(rows(SEOUL, Entity.CONSENT, Entity.Consent.class))
        .extracting(Entity.Consent::basis)
        .containsOnlyOnce("guardian");
    assertThat(everything()).as("of the age only the flag is kept").doesNotContain("under_14");
  }

  @Test
  void whoeverWasKnownLosesProfileAndDevicesOnceTheGuardiansConsentIsGone() throws IOException {
    take(ImportKind.CUSTOMERS, HEAD + child("7", "true", "true"));
    take(ImportKind.CUSTOMERS, HEAD + child("7", "true", "false"));

    assertThat(codes()).containsExactly("2 guardian_missing");
    assertThat(names()).doesNotContain("아이");
    assertThat(everything()).doesNotContain("아이");
  }

  @Test
  void nobodyIsTakenForAChildOfWhomNothingIsSaid() throws IOException {
    take(ImportKind.CUSTOMERS, HEAD + child("7", "", "") + child("8", "false", ""));

    assertThat(codes()).isEmpty();
    assertThat(rows(SEOUL, Entity.CONSENT, Entity.Consent.class))
        .extracting(Entity.Consent::basis)
        .doesNotContain("guardian");
  }

  @Test
  void theRestIsNoPurposeThatAFileCanNameABasisFor() throws IOException {
    ImportReport.Summary told =
        take(
            ImportKind.CUSTOMERS,
            "customer_id,name,processing_basis,processing_at\n9,새손님,consent," + T1 + "\n");

    assertThat(told.unknownColumns()).contains("processing_basis", "processing_at");
  }

  private static String child(String id, String under14, String guardian) {
    return id
        + ",아이,01055557777,seoul,membership_terms,2026-01-01T00:00:00Z,"
        + under14
        + ","
        + guardian
        + "\n";
  }

  private List<String> names() {
    return rows(SEOUL, Entity.CUSTOMER, Entity.Customer.class).stream()
        .map(Entity.Customer::name)
        .toList();
  }

  /** Of the hub: rows of every bucket and the profiles it keeps. */
  private String everything() {
    StringBuilder all = new StringBuilder();
    store.forEachRecord(ClientBuckets.CUSTOMER, record -> all.append(record.data()));
    for (String bucket : List.of(SEOUL, ClientBuckets.ALL)) {
      log.snapshot(bucket, Optional.empty()).rows().forEach(row -> all.append(row.data()));
    }
    return all.toString();
  }
}
