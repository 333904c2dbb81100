package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.central.CentralException;
import app.dangol.central.ContractJudge;
import app.dangol.central.ImportApi;
import app.dangol.central.Timeouts;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.imports.ImportKind;
import app.dangol.hub.imports.ImportReport;
import app.dangol.wire.ContractDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportCommandTest {
  private static final String TOKEN = "a-token-for-imports-alone";

  @RegisterExtension final ContractJudge judge = new ContractJudge();
  @TempDir Path folder;

  @Test
  void takesAFileIntoADatabaseAndTellsTheRefusedRows() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("stock.csv"), "sku,store,on_hand\nS1,seoul,3\nS2,seoul,many\n");

    CommandLineRun run =
        CommandLineRun.of(
            "import",
            "--kind",
            "stock",
            "--db",
            folder.resolve("hub.db").toString(),
            file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines().getFirst().get("taken").getAsInt()).isEqualTo(1);
    assertThat(run.lines().getFirst().get("refused").getAsInt()).isEqualTo(1);
    assertThat(run.lines().get(1).get("row").getAsInt()).isEqualTo(3);
    assertThat(run.lines().get(1).get("code").getAsString()).isEqualTo("bad_number");
  }

  @Test
  void leavesWithThreeAndSaysWhereWhenItCouldNotReadOn() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("stock.csv"), "sku,store,on_hand\nS1,seoul,3\nS2,\"seoul,3\n");

    CommandLineRun run =
        CommandLineRun.of(
            "import",
            "--kind",
            "stock",
            "--db",
            folder.resolve("hub.db").toString(),
            file.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.lines().getFirst().get("taken").getAsInt()).isEqualTo(1);
    assertThat(run.lines().getFirst().get("complete").getAsBoolean()).isFalse();
    assertThat(run.lines().getFirst().get("stopped_at").getAsInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(ImportKind.class)
  void leavesWithZeroWhenEveryRowWasTaken(ImportKind kind) {
    CommandLineRun run =
        CommandLineRun.of(
            "import",
            "--kind",
            kind.key(),
            "--db",
            folder.resolve("hub.db").toString(),
            "docs/guides/examples/" + kind.key() + ".csv");

    assertThat(run.status()).isZero();
    assertThat(run.lines()).hasSize(1);
  }

  @Test
  void sendsAFileToAHubAndNumbersTheRowsAsInTheFile() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("stock.csv"), "sku,store,on_hand\nS1,seoul,3\n\nS2,seoul,many\n");
    try (Hub hub = hub();
        ImportApi api = api(hub.start(0, "device"), TOKEN)) {
      List<String> lines = new ArrayList<>();

      ImportReport.Summary summary =
          ImportReport.of(ImportKind.STOCK, file, new NetworkTarget(api, "shop", "f"), lines::add);

      assertThat(summary.taken()).isEqualTo(1);
      assertThat(lines.get(1)).contains("\"row\":4", "bad_number");
    }
  }

  @Test
  void aBatchThatAnotherProgramPartedOtherwiseIsNotTakenForItsOwn() throws Exception {
    try (Hub hub = hub();
        ImportApi api = api(hub.start(0, "device"), TOKEN)) {
      String header = "sku,store,on_hand\n";
      for (String rows : List.of("S1,seoul,3\n", "S1,seoul,3\nS2,seoul,4\n")) {
        Path file = Files.writeString(folder.resolve("stock.csv"), header + rows);
        ImportReport.Summary summary =
            ImportReport.of(
                ImportKind.STOCK, file, new NetworkTarget(api, "shop", "f"), line -> {});
        assertThat(summary.taken()).isEqualTo(rows.lines().count());
      }
    }
  }

  @Test
  void anEmptyListIsStillToldEmptyOverTheNetworkAndACutRowIsNot() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("carts.csv"),
            "customer_id,at,sku\n1,2026-11-01T00:00:00Z,\n2,2026-11-01T00:00:00Z\n");
    try (Hub hub = hub();
        ImportApi api = api(hub.start(0, "device"), TOKEN)) {
      List<String> lines = new ArrayList<>();

      ImportReport.Summary summary =
          ImportReport.of(ImportKind.CARTS, file, new NetworkTarget(api, "shop", "f"), lines::add);

      assertThat(summary.taken()).isEqualTo(1);
      assertThat(lines.get(1)).contains("\"row\":3", "\"missing\"", "sku is missing");
    }
  }

  @Test
  void answersAsTheContractSaysAndADevicesTokenOpensNoImport() {
    try (Hub hub = hub()) {
      URI url = hub.start(0, "a-device-s-token");
      try (ImportApi api = api(url, TOKEN)) {
        byte[] answer = api.send("stock", "shop", "b", "{\"sku\":\"S1\"}\n");
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"taken\":0");
        Assertions.assertThatThrownBy(() -> api.send("stock", "shop", "b", "{}\n"))
            .isInstanceOf(CentralException.class)
            .hasMessageContaining("batch_id_reused");
      }
      try (ImportApi device = api(url, "a-device-s-token")) {
        Assertions.assertThatThrownBy(() -> device.send("stock", "shop", "b", "{}\n"))
            .isInstanceOf(CentralException.class)
            .hasMessageContaining("401");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ImportKind.class)
  void sendsEveryKindAsTheContractHasIt(ImportKind kind) throws Exception {
    try (Hub hub = hub();
        ImportApi api = api(hub.start(0, "device"), TOKEN)) {
      ImportReport.Summary summary =
          ImportReport.of(
              kind,
              Path.of("docs/guides/examples/" + kind.key() + ".csv"),
              new NetworkTarget(api, "shop", "f"),
              line -> {});

      assertThat(summary.taken()).isPositive();
      assertThat(summary.refused()).isZero();
    }
  }

  @Test
  void helpNamesEveryKindAsItIsTyped() {
    assertThat(CommandLineRun.of("import", "--help").out().replaceAll("\\s+", " "))
        .contains("orders, customers, products, stock, events, carts, wishes, loyalty, coupons.");
    assertThat(CommandLineRun.of("hub", "--help").out())
        .contains(Arrays.stream(ImportKind.values()).map(kind -> kind.key() + "*").toList());
  }

  @Test
  void theContractNamesEveryKindAndNoOther() {
    List<String> kinds = new ArrayList<>();
    ContractDocument.get()
        .root()
        .at("/paths/~1v1~1import~1{kind}/post/parameters")
        .forEach(
            parameter -> parameter.at("/schema/enum").forEach(kind -> kinds.add(kind.asText())));

    assertThat(kinds)
        .containsExactlyElementsOf(
            Arrays.stream(ImportKind.values()).map(ImportKind::key).toList());
  }

  private ImportApi api(URI url, String token) {
    return new ImportApi(judge.http(url, Timeouts.STANDARD), token, Clock.systemUTC());
  }

  private Hub hub() {
    Hub hub = Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
    hub.acceptImports(TOKEN);
    return hub;
  }

  @Test
  void kindsAndFilesAreNamedInPlainWords() {
    CommandLineRun kind = CommandLineRun.of("import", "--kind", "apples", "x.csv");
    assertThat(kind.status()).isEqualTo(2);
    assertThat(kind.err()).contains("orders, customers, products").doesNotContain("ORDERS");
    assertThat(CommandLineRun.of("import", "--help").out())
        .contains("orders, customers")
        .doesNotContain("ORDERS");
    CommandLineRun dir = CommandLineRun.of("import", "--kind", "Orders", folder.toString());
    assertThat(dir.status()).isEqualTo(1);
    assertThat(dir.err()).contains("that is a folder");
    CommandLineRun none = CommandLineRun.of("import", "--kind", "orders", folder + "/none.csv");
    assertThat(none.err()).contains("there is no such file");
  }
}
