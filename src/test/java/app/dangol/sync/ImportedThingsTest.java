package app.dangol.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.ContractJudge;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.customer.CustomerAccount;
import app.dangol.customer.HistoryLine;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.imports.ImportKind;
import app.dangol.hub.imports.ImportReport;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files into a real hub, over real HTTP, onto a real device. */
class ImportedThingsTest {
  private static final String AGREED = "2900000000018";
  private static final String NOT_ASKED = "2900000000025";

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;
  private Hub hub;
  private OkHttpCentralApi central;
  private Device device;

  @BeforeEach
  void open() throws IOException {
    hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    URI url = hub.start(0, TestHub.TOKEN);
    central = judge.api(url, () -> TestHub.TOKEN);
    device = new Device(folder.resolve("device"), central);
    take(
        ImportKind.CUSTOMERS,
        """
        customer_id,name,cards,home_store,lookup_basis,lookup_at,suggest_online_basis,suggest_online_at
        1,김단골,%s,seoul-1,membership_terms,2026-01-01T00:00:00Z,consent,2026-01-01T00:00:00Z
        2,이손님,%s,seoul-1,membership_terms,2026-01-01T00:00:00Z,,
        """
            .formatted(AGREED, NOT_ASKED));
    takeOfBoth(
        ImportKind.EVENTS,
        "customer_id,at,kind,sku,query",
        "2026-11-01T10:00:00Z,view,S1,",
        "2026-11-01T10:01:00Z,search,,머그");
    takeOfBoth(ImportKind.CARTS, "customer_id,at,sku,quantity", "2026-11-01T10:02:00Z,S1,2");
    takeOfBoth(ImportKind.WISHES, "customer_id,at,sku", "2026-11-01T10:03:00Z,S2");
    takeOfBoth(
        ImportKind.LOYALTY,
        "customer_id,points,as_of,tier_ko,tier_en",
        "12400,2026-11-01T00:00:00Z,금,Gold");
    takeOfBoth(ImportKind.COUPONS, "customer_id,coupon_id,text_ko,until", "K1,생일 할인,2026-12-31");
    device.engine.runOnce();
  }

  @AfterEach
  void close() {
    device.close();
    central.close();
    hub.close();
  }

  @Test
  void everythingReachesTheDeviceOfWhoAgreedToIt() {
    CustomerAccount account = device.store.accounts.get(id(AGREED));

    assertThat(account.cart()).extracting(CustomerAccount.Item::quantity).containsExactly(2);
    assertThat(account.wishes()).extracting(item -> item.sku().value()).containsExactly("S2");
    assertThat(account.searches()).extracting(CustomerAccount.Search::text).containsExactly("머그");
    assertThat(kinds(AGREED)).containsExactly(HistoryLine.Kind.VIEW);
    assertThat(account.points())
        .extracting(CustomerAccount.Points::balance)
        .containsExactly(12400L);
    assertThat(account.coupons()).extracting(coupon -> coupon.text().ko()).containsExactly("생일 할인");
  }

  @Test
  void nothingOfWhatWasDoneOnlineReachesTheDeviceWithoutConsent() {
    CustomerAccount account = device.store.accounts.get(id(NOT_ASKED));

    assertThat(account.cart()).isEmpty();
    assertThat(account.wishes()).isEmpty();
    assertThat(account.searches()).isEmpty();
    assertThat(kinds(NOT_ASKED)).isEmpty();
    assertThat(account.points()).hasSize(1);
    assertThat(account.coupons()).hasSize(1);
  }

  @Test
  void whatIsToldAnewLeavesTheDevice() throws IOException {
    take(ImportKind.CARTS, "customer_id,at,sku\n1,2026-11-02T10:00:00Z,\n");
    take(ImportKind.COUPONS, "customer_id,coupon_id,text_ko,state\n1,K1,생일 할인,used\n");
    device.engine.runOnce();

    CustomerAccount account = device.store.accounts.get(id(AGREED));

    assertThat(account.cart()).isEmpty();
    assertThat(account.coupons()).as("those that can be used").isEmpty();
  }

  private CustomerId id(String card) {
    return device
        .store
        .directory
        .findByToken(new MemberToken(MemberToken.Kind.CARD, card))
        .orElseThrow()
        .id();
  }

  private List<HistoryLine.Kind> kinds(String card) {
    return device.store.directory.listHistory(id(card), 10).stream()
        .map(HistoryLine::kind)
        .toList();
  }

  private void takeOfBoth(ImportKind kind, String header, String... rows) throws IOException {
    StringBuilder file = new StringBuilder(header).append('\n');
    for (String row : rows) {
      file.append("1,").append(row).append("\n2,").append(row).append('\n');
    }
    take(kind, file.toString());
  }

  private void take(ImportKind kind, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(kind.key() + ".csv"), text);
    ImportReport.Summary summary =
        ImportReport.of(kind, file, hub.importTarget("shop"), line -> {});
    assertThat(summary.refused()).as("%s", kind).isZero();
  }
}
