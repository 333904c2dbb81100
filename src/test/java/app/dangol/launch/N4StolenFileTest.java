package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.cache.DataFolder;
import app.dangol.central.Enrolled;
import app.dangol.central.ProofKey;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.enrol.Device;
import app.dangol.hub.proof.MadeProof;
import app.dangol.trust.FieldCipher;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a copy of the token file is worth, and what becomes of the key in it. */
class N4StolenFileTest extends EnrollingShop {
  private Enrolled kept() {
    try (DataFolder data = openFolder()) {
      return new SealedTokens(data.path(), new FieldCipher(data.keys())).find().orElseThrow();
    }
  }

  /** The hub at loopback, asked by hand. */
  private int snapshot(String authorization, Optional<String> proof) throws Exception {
    HttpRequest.Builder ask =
        HttpRequest.newBuilder(url.resolve("/v1/buckets/clients:seongsu/snapshot"))
            .header("Authorization", authorization);
    proof.ifPresent(text -> ask.header("DPoP", text));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(ask.build(), BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void aCopyOfTheFileOnAnotherMachineIsWorthNothing() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    Path copies = Files.createDirectory(folder.resolve("elsewhere"));
    Files.copy(
        shop.dataFolder().resolve(SealedTokens.FILE_NAME), copies.resolve(SealedTokens.FILE_NAME));

    try (DataFolder other = DataFolder.open(copies)) {
      assertThatThrownBy(() -> new SealedTokens(copies, new FieldCipher(other.keys())).find())
          .isInstanceOfSatisfying(
              DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_02));
    }
    assertThat(sync().status()).isZero();
  }

  /** The worst case: somebody read the tokens out of a running device, or from the hub's front. */
  @Test
  void theTokensWithoutTheKeyAreWorthNothingEither() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    String stolen = kept().accessToken();
    MadeProof thiefs =
        new MadeProof(
                MadeProof.freshKey(),
                "GET",
                url.resolve("/v1/buckets/clients:seongsu/snapshot").toString())
            .nonce(hub.enrolment().proofs().freshNonce())
            .token(stolen);

    assertThat(snapshot("Bearer " + stolen, Optional.empty())).isEqualTo(401);
    assertThat(snapshot("DPoP " + stolen, Optional.empty())).isEqualTo(401);
    assertThat(snapshot("DPoP " + stolen, Optional.of(thiefs.text()))).isEqualTo(401);
    assertThat(device().state()).isEqualTo(Device.State.ACTIVE);
    assertThat(sync().status()).isZero();
  }

  @Test
  void thePrivateHalfIsInTheSealedFileAlone() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    String secret =
        com.google.gson.JsonParser.parseString(kept().key().orElseThrow().text())
            .getAsJsonObject()
            .get("d")
            .getAsString();

    for (byte[] content : contents()) {
      assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }
    assertThat(Files.readString(folder.resolve("hub.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain(secret);
    assertThat(kept().toString() + kept().key() + kept().access()).doesNotContain(secret);
  }

  @Test
  void aFreshKeyOfTheDeviceSealsItToo() throws Exception {
    enrol();
    ProofKey before = kept().key().orElseThrow();
    byte[] sealed = Files.readAllBytes(shop.dataFolder().resolve(SealedTokens.FILE_NAME));

    assertThat(CommandLineRun.of("keys", "rotate", "--config", shop.config()).status()).isZero();

    assertThat(kept().key().orElseThrow().thumbprint()).isEqualTo(before.thumbprint());
    assertThat(SealedTokens.findVersion(shop.dataFolder())).hasValue(2);
    try (DataFolder data = openFolder()) {
      FieldCipher cipher = new FieldCipher(data.keys());
      assertThatThrownBy(() -> cipher.open("enrolment", "tokens", sealed))
          .isInstanceOf(DangolException.class);
    }
    assertThat(sync().status()).isZero();
    assertThat(device().binding()).isEqualTo(new Device.Binding(before.thumbprint(), 0, null));
  }

  @Test
  void anEnrolmentFromBeforeTheKeyGoesOnAndGetsOne() throws Exception {
    try (DataFolder data = openFolder();
        DeviceEnrolment enrolment = enrolment(data)) {
      var asked = enrolment.oauth().authorize("tablet-1", "seongsu", "");
      hub.enrolment().grants().approve(asked.userCode(), "seongsu", "test");
      var issued = hub.enrolment().grants().poll(asked.deviceCode(), Optional::empty);
      enrolment.keep(
          new Enrolled(
              issued.accessToken(),
              java.time.Instant.now().plusSeconds(30),
              issued.refreshToken(),
              issued.device(),
              issued.store(),
              Optional.empty(),
              false));
    }
    writeNotes(1);

    assertThat(sync().status()).isZero();

    assertThat(notesAtTheHub()).isEqualTo(1);
    assertThat(kept().bound()).isTrue();
    assertThat(device().binding())
        .extracting(Device.Binding::key, Device.Binding::since)
        .containsExactly(kept().key().orElseThrow().thumbprint(), 2L);
  }

  @Test
  void theDoctorLooksWithTheKey() throws Exception {
    enrol();
    assertThat(sync().status()).isZero();
    Enrolled before = kept();

    DoctorRun.of(shop).assertOk("hub", "serves this device");

    assertThat(kept().accessToken()).isEqualTo(before.accessToken());
  }
}
