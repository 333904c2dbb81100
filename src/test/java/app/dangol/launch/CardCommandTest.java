package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.intake.Incoming;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardCommandTest {
  private static final String MEMBER = "c-00123";

  @TempDir Path folder;

  @BeforeEach
  void aHub() {
    hub().close();
  }

  @Test
  void issuesATextThatVerifies() {
    CommandLineRun issued = card("issue", "--member", MEMBER);
    assertThat(issued.status()).isZero();
    String text = issued.lines().getFirst().get("text").getAsString();
    assertThat(text).startsWith("DG1:").hasSize(208);

    CommandLineRun verified = card("verify", text);
    assertThat(verified.status()).isZero();
    JsonObject line = verified.lines().getFirst();
    assertThat(line.get("valid").getAsBoolean()).isTrue();
    assertThat(line.get("member").getAsString()).isEqualTo(MEMBER);
    assertThat(line.get("reason").getAsString()).isEmpty();
    assertThat(line.get("fresh").getAsBoolean()).isTrue();
  }

  @Test
  void saysWhyATextDoesNotCount() {
    String text = issue();
    // Three characters are two bytes, here the last of the signature.
    String head = text.substring(0, text.length() - 3);
    assertRefused("signature", "verify", head + (text.endsWith("000") ? "100" : "000"));
    assertRefused("not_one", "verify", "DG0000000001");
    assertRefused("malformed", "verify", "DG1:ABC");
    assertRefused("too_long", "verify", "DG1:" + "0".repeat(600));
    assertRefused("audience", "verify", "--audience", "elsewhere", text);
  }

  @Test
  void aHubThatIssuedNothingKnowsNoKey() {
    String elsewhere = folder.resolve("b-hub.db").toString();
    Hub.open(Path.of(elsewhere), Clock.systemUTC(), BlockingGuard.NONE).close();
    CommandLineRun run = CommandLineRun.of("card", "verify", issue(), "--db", elsewhere);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .isEqualToIgnoringNewLines("{\"valid\":false,\"member\":\"\",\"reason\":\"unknown_key\"}");
  }

  @Test
  void revokesByIdAndByMember() {
    JsonObject lost = card("issue", "--member", MEMBER).lines().getFirst();
    String kept = issue();
    assertThat(card("revoke", "--id", lost.get("id").getAsString()).out())
        .isEqualToIgnoringNewLines("{\"revoked\":true}");
    assertRefused("revoked", "verify", lost.get("text").getAsString());
    assertThat(card("verify", kept).status()).isZero();

    assertThat(card("revoke", "--member", MEMBER).status()).isZero();
    assertRefused("revoked", "verify", kept);
  }

  @Test
  void rotatesAndDropsAKeyThatIsInWrongHands() {
    String text = issue();
    long version = card("keys").lines().getFirst().get("version").getAsLong();
    assertThat(card("rotate").lines().getFirst().get("version").getAsLong()).isGreaterThan(version);
    assertThat(card("verify", text).status()).isZero();
    assertThat(card("rotate", "--drop-others").status()).isZero();
    assertRefused("unknown_key", "verify", text);
  }

  @Test
  void aOneTimeCredentialIsUsedUpByItsUse() {
    CommandLineRun issued = card("issue", "--member", MEMBER, "--one-time");
    String text = issued.lines().getFirst().get("text").getAsString();
    assertThat(card("verify", text).status()).isZero();
    assertThat(card("verify", "--use", text).status()).isZero();
    assertUsedUp(card("verify", "--use", text));
    assertUsedUp(card("verify", text));
  }

  @Test
  void aFreshCardThatWasUsedUpIdentifiesAsBefore() {
    String text = issue();
    assertThat(card("verify", "--use", text).status()).isZero();
    assertUsedUp(card("verify", "--use", text));
    assertThat(card("verify", text).status()).as("a card goes on to say whose it is").isZero();
  }

  private static void assertUsedUp(CommandLineRun run) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines().getFirst().get("valid").getAsBoolean()).isFalse();
    assertThat(run.lines().getFirst().get("reason").getAsString()).isEqualTo("used_up");
  }

  @Test
  void printsWhatVerifiersNeedAndNothingElse() {
    assertThat(card("keys").status()).isEqualTo(1);
    issue();
    JsonObject keys = card("keys").lines().getFirst();
    assertThat(keys.keySet()).containsExactly("chain", "root", "version", "document");
    assertThat(keys.get("root").getAsString()).matches("[0-9a-f]{64}");
  }

  @Test
  void makesAWalletsPassAndEndsIt() {
    JsonObject made = card("wallet", "--member", MEMBER).lines().getFirst();
    JsonObject barcode = made.getAsJsonObject("rotatingBarcode");
    JsonObject details = barcode.getAsJsonObject("totpDetails");
    JsonObject parameter = details.getAsJsonArray("parameters").get(0).getAsJsonObject();
    assertThat(details.get("algorithm").getAsString()).isEqualTo("TOTP_SHA1");
    assertThat(details.get("periodMillis").getAsString()).isEqualTo("30000");
    assertThat(parameter.get("key").getAsString()).matches("[0-9a-f]{40}");
    String pass = made.get("pass").getAsString();
    assertThat(barcode.get("valuePattern").getAsString())
        .isEqualTo("DGT1:" + pass + ":{totp_value_0}");

    assertRefused("unknown_pass", "verify", "DGT1:" + "0".repeat(20) + ":00000000");
    assertThat(card("revoke", "--pass", pass).out())
        .isEqualToIgnoringNewLines("{\"revoked\":true}");
    assertThat(card("revoke", "--pass", pass).out())
        .isEqualToIgnoringNewLines("{\"revoked\":false}");
  }

  @Test
  void warnsOfAnIdThatIsNobodys() {
    assertThat(card("issue", "--member", MEMBER).err()).as("no customers at all").isEmpty();
    String somebody = somebody();
    assertThat(card("issue", "--member", somebody).err()).isEmpty();
    assertThat(card("issue", "--member", MEMBER).err()).contains("warning", "no customer of that");
    assertThat(card("wallet", "--member", MEMBER).err()).contains("warning", "no customer of that");
  }

  @Test
  void whoWasErasedIsIssuedNothingAndWhatTheyHoldStaysRevoked() {
    String somebody = somebody();
    String text = card("issue", "--member", somebody).lines().getFirst().get("text").getAsString();
    assertThat(card("revoke", "--member", somebody).status()).isZero();
    erase(somebody);
    assertThat(card("rotate").status()).isZero();

    assertRefused("revoked", "verify", text);
    for (String what : List.of("issue", "wallet")) {
      CommandLineRun run = card(what, "--member", somebody);
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("DATA-01", "was erased").doesNotContain(somebody);
    }
  }

  private String somebody() {
    try (Hub hub = hub()) {
      Incoming.Customer customer =
          new Incoming.Customer(
              "1",
              "이하늘",
              Optional.empty(),
              Optional.empty(),
              List.of("29000001"),
              Optional.of("seoul"),
              LocalDate.EPOCH,
              List.of(),
              List.of(
                  new Incoming.Basis("lookup", true, "consent", Instant.EPOCH, Optional.of("1"))));
      hub.writer().take("pos", List.of(customer), Clock.systemUTC());
      return hub.writer().findCustomer("pos", "1").orElseThrow();
    }
  }

  private void erase(String customer) {
    String receipt = OpId.create().toString();
    JsonObject body = StrictJson.toTree(new Ops.Erase(customer, "0".repeat(32)));
    Ops.Op op =
        new Ops.Op(
            receipt,
            1,
            Ops.CUSTOMER_ERASE,
            receipt,
            "staff-1",
            Instant.now().toString(),
            body,
            BodyHash.of(body));
    try (Hub hub = hub()) {
      Ops.Request request = new Ops.Request("tablet-1", List.of(op));
      assertThat(hub.writer().accept(request, Clock.systemUTC()).results())
          .allMatch(result -> result.status() == Ops.Status.APPLIED);
    }
  }

  private Hub hub() {
    return Hub.open(folder.resolve("hub.db"), Clock.systemUTC(), BlockingGuard.NONE);
  }

  @Test
  void saysWhatIsWrongWithItsUse() {
    assertThat(card("issue").status()).isEqualTo(2);
    assertThat(card("verify").status()).isEqualTo(2);
    assertThat(card("revoke").status()).isEqualTo(2);
    assertThat(CommandLineRun.of("card").status()).isEqualTo(2);
    CommandLineRun life = card("issue", "--member", MEMBER, "--valid-for", "P500D");
    assertThat(life.status()).isEqualTo(2);
    assertThat(life.err()).contains("400 days");
    for (String none : List.of("banana", "30", "P", "-1d")) {
      CommandLineRun words = card("issue", "--member", MEMBER, "--valid-for=" + none);
      assertThat(words.status()).isEqualTo(2);
      assertThat(words.err()).contains("PT15M", "30d").doesNotContain("java.", "Exception");
    }
    CommandLineRun nobody = card("issue", "--member", "");
    assertThat(nobody.status()).isEqualTo(2);
    assertThat(nobody.err()).contains("1 to 64").doesNotContain("128");
    CommandLineRun name = card("issue", "--member", "이하늘");
    assertThat(name.status()).isEqualTo(2);
    assertThat(name.err()).contains("visible ASCII").doesNotContain("이하늘");
  }

  @ParameterizedTest
  @CsvSource({"PT15M,15", "15m,15", "2h,120", "30d,43200", "P30D,43200"})
  void aLifeIsTypedInEitherForm(String typed, long minutes) {
    JsonObject line = card("issue", "--member", MEMBER, "--valid-for", typed).lines().getFirst();
    Instant from = Instant.parse(line.get("issued_at").getAsString());
    assertThat(Instant.parse(line.get("expires_at").getAsString()))
        .isEqualTo(from.plusSeconds(minutes * 60));
  }

  private String issue() {
    return card("issue", "--member", MEMBER).lines().getFirst().get("text").getAsString();
  }

  private void assertRefused(String reason, String... arguments) {
    CommandLineRun run = card(arguments);
    assertThat(run.status()).isEqualTo(1);
    JsonObject line = run.lines().getFirst();
    assertThat(line.get("valid").getAsBoolean()).isFalse();
    assertThat(line.get("member").getAsString()).isEmpty();
    assertThat(line.get("reason").getAsString()).isEqualTo(reason);
  }

  private CommandLineRun card(String... arguments) {
    List<String> all = new ArrayList<>(List.of("card"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--db", folder.resolve("hub.db").toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }
}
