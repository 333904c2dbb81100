package app.dangol.hub.api;

import static app.dangol.hub.api.EnrollingDevice.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.enrol.Device;
import app.dangol.hub.proof.MadeProof;
import app.dangol.wire.ApiError;
import app.dangol.wire.Contract;
import app.dangol.wire.ContractDocument;
import app.dangol.wire.OAuth;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a token that is bound to a key is refused, over real HTTP. */
@Timeout(60)
class N4ProofsTest {
  private static final String MANIFEST = "/v1/manifest";
  private static final String TOKEN = "/v1/oauth/token";
  private static final String ASKED =
      "{\"device\":\"tablet-1\",\"store\":\"seoul\",\"buckets\":[]}";
  private static final String BAD = "invalid_dpop_proof";
  private static final String AGAIN = "use_dpop_nonce";
  private static final ECKey KEY = MadeProof.freshKey();
  private static final ECKey OTHER = MadeProof.freshKey();

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));
  private final HttpClient http = HttpClient.newHttpClient();
  private final ContractDocument contract = ContractDocument.get();
  private Hub hub;
  private URI base;
  private EnrollingDevice device;
  private OAuth.Token tokens;

  @BeforeEach
  void enrol() throws Exception {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    start(Serving.enrolledOnly(0));
  }

  private void start(Serving serving) throws Exception {
    base = hub.start(serving);
    device = new EnrollingDevice(base);
    OAuth.Authorization asked = device.ask("tablet-1", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    tokens = EnrollingDevice.token(poll(asked.deviceCode(), proof(TOKEN).text()));
  }

  @AfterEach
  void stop() {
    http.close();
    device.close();
    hub.close();
  }

  private String nonce() {
    return hub.enrolment().proofs().freshNonce();
  }

  /** A good one, without a token. */
  private MadeProof proof(String path) {
    return new MadeProof(KEY, "POST", base.resolve(path).toString()).nonce(nonce());
  }

  private MadeProof proofWithToken() {
    return proof(MANIFEST).token(tokens.accessToken());
  }

  private HttpResponse<String> poll(String deviceCode, String... proofs) throws Exception {
    return form(Map.of("grant_type", OAuth.DEVICE_CODE, "device_code", deviceCode), proofs);
  }

  private HttpResponse<String> refresh(String token, String... proofs) throws Exception {
    return form(Map.of("grant_type", OAuth.REFRESH_TOKEN, "refresh_token", token), proofs);
  }

  private HttpResponse<String> form(Map<String, String> values, String... proofs) throws Exception {
    Map<String, String> all = fields();
    all.putAll(values);
    String body =
        all.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(TOKEN, OAuth.FORM, body, Optional.empty(), proofs);
  }

  private HttpResponse<String> manifest(String authorization, String... proofs) throws Exception {
    return send(MANIFEST, Contract.JSON, ASKED, Optional.of(authorization), proofs);
  }

  private HttpResponse<String> send(
      String path, String type, String body, Optional<String> authorization, String... proofs)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    authorization.ifPresent(value -> request.header("Authorization", value));
    Arrays.stream(proofs).forEach(proof -> request.header("DPoP", proof));
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(
            contract.violationsOfAnswer(
                "POST", path, answer.statusCode(), Contract.JSON, answer.body()))
        .isEmpty();
    return answer;
  }

  private void assertServed() throws Exception {
    HttpResponse<String> answer = manifest("DPoP " + tokens.accessToken(), proofWithToken().text());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(hub.enrolment().devices().listAll())
        .extracting(Device::state)
        .containsExactly(Device.State.ACTIVE);
  }

  @Test
  void tokensAreBoundAndServedWithTheirKey() throws Exception {
    assertThat(tokens.tokenType()).isEqualTo("DPoP");
    assertThat(hub.enrolment().devices().listAll())
        .extracting(Device::binding)
        .containsExactly(new Device.Binding(MadeProof.thumbprint(KEY), 0, null));
    assertServed();
  }

  /** Makes a request's proofs of a good one. */
  private interface Spoil extends BiFunction<N4ProofsTest, MadeProof, List<String>> {}

  private static Arguments spoilt(String what, String error, Spoil spoil) {
    return Arguments.of(what, error, spoil);
  }

  private static Spoil claims(String name, Object value) {
    return (test, proof) -> {
      proof.claims.add(name, new com.google.gson.Gson().toJsonTree(value));
      return List.of(proof.text());
    };
  }

  private static Spoil without(String name) {
    return (test, proof) -> {
      proof.claims.remove(name);
      return List.of(proof.text());
    };
  }

  private static Spoil header(String name, String value) {
    return (test, proof) -> {
      proof.header.addProperty(name, value);
      return List.of(proof.text());
    };
  }

  /** Wherever a proof is shown. */
  static Stream<Arguments> whatIsNoProof() {
    return Stream.of(
        spoilt("two of them", BAD, (test, proof) -> List.of(proof.text(), proof.text())),
        spoilt("an empty one", BAD, (test, proof) -> List.of("")),
        spoilt("none at all", BAD, (test, proof) -> List.of("no.proof.atall")),
        spoilt("another method", BAD, claims("htm", "GET")),
        spoilt("a method in small letters", BAD, claims("htm", "post")),
        spoilt("another path", BAD, claims("htu", "http://127.0.0.1/v1/ops")),
        spoilt("no address", BAD, claims("htu", "nowhere")),
        spoilt("somebody in the address", BAD, claims("htu", "http://a@127.0.0.1/v1/manifest")),
        spoilt("without a method", BAD, without("htm")),
        spoilt("without an address", BAD, without("htu")),
        spoilt("without a number", BAD, without("jti")),
        spoilt("an empty number", BAD, claims("jti", "")),
        spoilt("a long number", BAD, claims("jti", "j".repeat(129))),
        spoilt("without a time", BAD, without("iat")),
        spoilt("a time in words", BAD, claims("iat", "now")),
        spoilt("without a nonce", AGAIN, without("nonce")),
        spoilt("a nonce of nobody", AGAIN, claims("nonce", "A".repeat(32))),
        spoilt(
            "an old nonce",
            AGAIN,
            (test, proof) -> {
              test.clock.move(Duration.ofMinutes(2));
              return List.of(proof.text());
            }),
        spoilt("more than 4 KB", BAD, claims("more", "x".repeat(4_000))),
        spoilt("of another type", BAD, header("typ", "JWT")),
        spoilt("without an algorithm", BAD, header("alg", "none")),
        spoilt("said to be RSA", BAD, header("alg", "RS256")),
        spoilt("said to be of P-384", BAD, header("alg", "ES384")),
        spoilt("signed with a secret", BAD, (test, proof) -> List.of(withSecret(proof))),
        spoilt("of another curve", BAD, (test, proof) -> List.of(onP384(proof))),
        spoilt("with its private key", BAD, (test, proof) -> List.of(proof.show(KEY).text())),
        spoilt(
            "without its key",
            BAD,
            (test, proof) -> {
              proof.header.remove("jwk");
              return List.of(proof.text());
            }),
        spoilt(
            "a key off its curve",
            BAD,
            (test, proof) -> {
              JsonObject key = proof.header.getAsJsonObject("jwk");
              key.addProperty("y", key.get("x").getAsString());
              return List.of(proof.text());
            }),
        spoilt(
            "what must be understood",
            BAD,
            (test, proof) -> {
              JsonArray critical = new JsonArray();
              critical.add("b64");
              proof.header.add("crit", critical);
              proof.header.addProperty("b64", false);
              return List.of(proof.text());
            }),
        spoilt(
            "signed by another key", BAD, (test, proof) -> List.of(proof.signedBy(OTHER).text())),
        spoilt(
            "changed after it was signed",
            BAD,
            (test, proof) -> {
              String[] parts = proof.text().split("\\.");
              proof.claims.addProperty("jti", "another");
              return List.of(parts[0] + "." + proof.text().split("\\.")[1] + "." + parts[2]);
            }),
        spoilt(
            "cut",
            BAD,
            (test, proof) -> List.of(proof.text().substring(0, proof.text().length() - 4))),
        spoilt(
            "a claim twice",
            BAD,
            (test, proof) ->
                List.of(
                    proof
                        .payload(proof.claims.toString().replaceFirst("\\{", "{\"htm\":\"GET\","))
                        .text())));
  }

  /** Where a token is shown beside it. */
  static Stream<Arguments> whatIsNoProofForAToken() {
    return Stream.concat(
        whatIsNoProof(),
        Stream.of(
            spoilt("nothing", BAD, (test, proof) -> List.of()),
            spoilt("for another token", BAD, claims("ath", "A".repeat(43))),
            spoilt("for no token", BAD, without("ath")),
            spoilt(
                "used before",
                BAD,
                (test, proof) -> {
                  String text = proof.text();
                  try {
                    assertThat(
                            test.manifest("DPoP " + test.tokens.accessToken(), text).statusCode())
                        .isEqualTo(200);
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                  return List.of(text);
                }),
            spoilt(
                "of another key",
                "invalid_token",
                (test, proof) -> List.of(proof.show(OTHER.toPublicJWK()).signedBy(OTHER).text()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatIsNoProofForAToken")
  void aBoundTokenIsRefusedWith(String what, String error, Spoil spoil) throws Exception {
    List<String> proofs = spoil.apply(this, proofWithToken());

    HttpResponse<String> answer =
        manifest("DPoP " + tokens.accessToken(), proofs.toArray(String[]::new));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge ->
            assertThat(challenge).startsWith("DPoP error=\"" + error + "\"").contains("ES256"));
    assertNonceOnlyIfAsked(error, answer);
    if (!error.equals("invalid_token")) {
      // The reason is in the hub's log.
      assertThat(StrictJson.read(answer.body(), ApiError.class))
          .isEqualTo(new ApiError(error, "a proof of the device's key is needed"));
    }
    assertServed();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatIsNoProof")
  void noTokensAreGivenFor(String what, String error, Spoil spoil) throws Exception {
    MadeProof good = proof(TOKEN);
    List<String> proofs = spoil.apply(this, good);

    HttpResponse<String> answer = refresh(tokens.refreshToken(), proofs.toArray(String[]::new));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(StrictJson.read(answer.body(), OAuth.Failure.class))
        .isEqualTo(new OAuth.Failure(error, null));
    assertNonceOnlyIfAsked(error, answer);
    assertThat(refresh(tokens.refreshToken(), proof(TOKEN).text()).statusCode()).isEqualTo(200);
  }

  private static void assertNonceOnlyIfAsked(String error, HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("DPoP-Nonce").isPresent())
        .isEqualTo(error.equals(AGAIN));
  }

  private static String withSecret(MadeProof proof) {
    try {
      // The public key as the secret, which a library that goes by the header would take.
      byte[] secret = KEY.toECPublicKey().getEncoded();
      JWSObject signed =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.HS256)
                  .type(new com.nimbusds.jose.JOSEObjectType("dpop+jwt"))
                  .jwk(KEY.toPublicJWK())
                  .build(),
              new Payload(proof.claims.toString()));
      signed.sign(new MACSigner(secret));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String onP384(MadeProof proof) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_384).generate();
      JWSObject signed =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.ES384)
                  .type(new com.nimbusds.jose.JOSEObjectType("dpop+jwt"))
                  .jwk(key.toPublicJWK())
                  .build(),
              new Payload(proof.claims.toString()));
      signed.sign(new ECDSASigner(key));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBoundTokenIsNoBearerToken() throws Exception {
    for (String[] proofs : List.of(new String[0], new String[] {proofWithToken().text()})) {
      HttpResponse<String> answer = manifest("Bearer " + tokens.accessToken(), proofs);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    }
    assertServed();
  }

  @Test
  void aRefreshTokenOfAnotherKeyIsWorthNothingAndEndsNothing() throws Exception {
    MadeProof thiefs = new MadeProof(OTHER, "POST", base.resolve(TOKEN).toString());

    HttpResponse<String> other = refresh(tokens.refreshToken(), thiefs.nonce(nonce()).text());
    HttpResponse<String> alone = refresh(tokens.refreshToken());

    assertThat(EnrollingDevice.error(other)).isEqualTo("invalid_grant");
    assertThat(other.body()).doesNotContain(OAuth.WAS_REVOKED);
    assertThat(EnrollingDevice.error(alone)).isEqualTo(BAD);
    assertServed();
  }

  @Test
  void aRefreshTokenThatWasUsedUpEndsNothingWithoutItsKey() throws Exception {
    String first = tokens.refreshToken();
    tokens = EnrollingDevice.token(refresh(first, proof(TOKEN).text()));
    assertServed();
    clock.move(Duration.ofMinutes(5));
    MadeProof thiefs = new MadeProof(OTHER, "POST", base.resolve(TOKEN).toString());

    assertThat(EnrollingDevice.error(refresh(first, thiefs.nonce(nonce()).text())))
        .isEqualTo("invalid_grant");
    assertThat(EnrollingDevice.error(refresh(first))).isEqualTo(BAD);

    assertServed();
  }

  @Test
  void nobodyElseEndsTheEnrolment() throws Exception {
    assertThat(device.revoke(tokens.refreshToken()).statusCode()).isEqualTo(400);
    assertThat(device.revoke(tokens.accessToken()).statusCode()).isEqualTo(400);

    assertServed();
  }

  @Test
  void aDeviceCodeGivesAgainToItsOwnKeyAlone() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-2", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    OAuth.Token first = EnrollingDevice.token(poll(asked.deviceCode(), proof(TOKEN).text()));
    MadeProof thiefs = new MadeProof(OTHER, "POST", base.resolve(TOKEN).toString());

    assertThat(EnrollingDevice.error(poll(asked.deviceCode(), thiefs.nonce(nonce()).text())))
        .isEqualTo("invalid_grant");
    assertThat(EnrollingDevice.error(poll(asked.deviceCode()))).isEqualTo("invalid_grant");
    assertThat(EnrollingDevice.token(poll(asked.deviceCode(), proof(TOKEN).text())).refreshToken())
        .isEqualTo(first.refreshToken());
  }

  /** The other half of the theft rule: what had to be shown alone may have been copied. */
  @Test
  void aCopyFromBeforeTheKeyStillEndsTheEnrolment() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-2", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    OAuth.Token unbound = EnrollingDevice.token(poll(asked.deviceCode()));
    assertThat(unbound.tokenType()).isEqualTo("Bearer");
    OAuth.Token bound = EnrollingDevice.token(refresh(unbound.refreshToken(), proof(TOKEN).text()));
    assertThat(bound.tokenType()).isEqualTo("DPoP");
    MadeProof used =
        new MadeProof(KEY, "POST", base.resolve("/v1/erasures").toString()).nonce(nonce());
    used.claims.addProperty("htm", "GET");
    HttpResponse<String> confirmed =
        http.send(
            HttpRequest.newBuilder(base.resolve("/v1/erasures?after=0"))
                .header("Authorization", "DPoP " + bound.accessToken())
                .header("DPoP", used.token(bound.accessToken()).text())
                .build(),
            BodyHandlers.ofString());
    assertThat(confirmed.statusCode()).isEqualTo(200);
    clock.move(Duration.ofMinutes(5));

    assertThat(EnrollingDevice.error(refresh(unbound.refreshToken()))).isEqualTo("invalid_grant");

    assertThat(hub.enrolment().devices().listAll())
        .extracting(Device::name, Device::state)
        .containsExactly(
            tuple("tablet-1", Device.State.ACTIVE), tuple("tablet-2", Device.State.REVOKED));
  }

  @Test
  void behindAFrontTheAddressIsTheConfiguredOneWhateverTheRequestSays() throws Exception {
    device.close();
    hub.close();
    hub = Hub.open(folder.resolve("front.db"), clock, BlockingGuard.NONE);
    start(
        new Serving(
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.of(URI.create("https://hub.example/dangol/"))));
    assertThat(atFront("https://hub.example/dangol/v1/manifest")).isEqualTo(200);
    assertThat(atFront("https://HUB.example:443/dangol/v1/manifest?a=b#c")).isEqualTo(200);
    assertThat(atFront("https://hub.example/v1/manifest")).isEqualTo(401);
    assertThat(atFront("https://hub.example:8443/dangol/v1/manifest")).isEqualTo(401);
    assertThat(atFront("http://hub.example/dangol/v1/manifest")).isEqualTo(401);
    assertThat(atFront("https://evil.example/dangol/v1/manifest")).isEqualTo(401);
  }

  /** With headers by which a sender would have itself believed. */
  private int atFront(String address) throws Exception {
    URI claimed = URI.create(address);
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(MANIFEST))
            .header("Content-Type", Contract.JSON)
            .header("Authorization", "DPoP " + tokens.accessToken())
            .header("X-Forwarded-Host", claimed.getAuthority())
            .header("X-Forwarded-Proto", claimed.getScheme())
            .header("Forwarded", "host=" + claimed.getAuthority())
            .header(
                "DPoP",
                new MadeProof(KEY, "POST", address)
                    .nonce(nonce())
                    .token(tokens.accessToken())
                    .text())
            .POST(BodyPublishers.ofString(ASKED))
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }

  @Test
  void aHubThatDemandsKeysServesNobodyWithoutOne() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-2", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    OAuth.Token unbound = EnrollingDevice.token(poll(asked.deviceCode()));
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    base = hub.start(new Serving(0, Optional.empty(), Optional.empty(), Optional.empty(), true));

    assertThat(manifest("Bearer " + unbound.accessToken()).statusCode()).isEqualTo(401);
    assertThat(manifestWithMadeUpKey(unbound).statusCode()).isEqualTo(401);
    assertThat(EnrollingDevice.error(refresh(unbound.refreshToken()))).isEqualTo(BAD);
    OAuth.Token bound = EnrollingDevice.token(refresh(unbound.refreshToken(), proof(TOKEN).text()));

    assertThat(bound.tokenType()).isEqualTo("DPoP");
  }

  /** Nothing is shown by a key that whoever has the token made for the purpose. */
  private HttpResponse<String> manifestWithMadeUpKey(OAuth.Token unbound) throws Exception {
    MadeProof thiefs = new MadeProof(OTHER, "POST", base.resolve(MANIFEST).toString());
    String text = thiefs.nonce(nonce()).token(unbound.accessToken()).text();
    return manifest("DPoP " + unbound.accessToken(), text);
  }

  @Test
  void anAccessTokenThatIsBoundToNoKeyIsNotTakenWithOne() throws Exception {
    OAuth.Token unbound = enrolWithoutKey();

    HttpResponse<String> answer = manifestWithMadeUpKey(unbound);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
  }

  private OAuth.Token enrolWithoutKey() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-2", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    return EnrollingDevice.token(poll(asked.deviceCode()));
  }

  /** A thief who binds first is not served while the owner is turned away. */
  @Test
  void twoKeysForATokenFromBeforeTheKeyEndTheEnrolmentForBoth() throws Exception {
    OAuth.Token unbound = enrolWithoutKey();
    MadeProof thiefs = new MadeProof(OTHER, "POST", base.resolve(TOKEN).toString());
    OAuth.Token stolen =
        EnrollingDevice.token(refresh(unbound.refreshToken(), thiefs.nonce(nonce()).text()));

    HttpResponse<String> owners = refresh(unbound.refreshToken(), proof(TOKEN).text());

    assertThat(EnrollingDevice.error(owners)).isEqualTo("invalid_grant");
    assertThat(owners.body()).contains(OAuth.WAS_REVOKED);
    assertThat(manifestWithMadeUpKey(stolen).body()).contains("\"revoked\"");
  }

  /** Renewing it again and again does not have the token forgotten that was stolen. */
  @Test
  void aThiefWhoBoundFirstDoesNotOutlastTheMemoryOfUsedTokens() throws Exception {
    for (String[] owners : List.of(new String[0], new String[] {proof(TOKEN).text()})) {
      OAuth.Token unbound = enrolWithoutKey();
      OAuth.Token stolen = unbound;
      for (int n = 0; n < 40; n++) {
        MadeProof thiefs = new MadeProof(OTHER, "POST", base.resolve(TOKEN).toString());
        String text = thiefs.nonce(nonce()).text();
        stolen = EnrollingDevice.token(refresh(stolen.refreshToken(), text));
      }

      assertThat(refresh(unbound.refreshToken(), owners).body()).contains(OAuth.WAS_REVOKED);
      assertThat(manifestWithMadeUpKey(stolen).body()).contains("\"revoked\"");
    }
  }

  /** Anybody can make keys, and proofs without end. */
  @Test
  void aProofBesideATokenOfNobodyIsNeitherJudgedNorRemembered() throws Exception {
    String nobodys = tokens.refreshToken().substring(0, tokens.refreshToken().length() - 2) + "__";
    String good = proof(TOKEN).text();

    assertThat(EnrollingDevice.error(refresh(nobodys, good, good))).isEqualTo("invalid_grant");
    assertThat(EnrollingDevice.error(refresh(nobodys, good))).isEqualTo("invalid_grant");
    assertThat(EnrollingDevice.error(poll("nobodys", good, good))).isEqualTo("invalid_grant");
    assertThat(EnrollingDevice.error(poll("nobodys", good))).isEqualTo("invalid_grant");

    assertThat(refresh(tokens.refreshToken(), good).statusCode()).isEqualTo(200);
  }

  /** A code is to be had for the asking. */
  @Test
  void aProofBesideACodeThatNobodyApprovedIsNeitherJudgedNorRemembered() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-2", "seoul");
    String good = proof(TOKEN).text();

    assertThat(EnrollingDevice.error(poll(asked.deviceCode(), good, good)))
        .isEqualTo(OAuth.AUTHORIZATION_PENDING);
    assertThat(EnrollingDevice.error(poll(asked.deviceCode(), good))).isEqualTo(OAuth.SLOW_DOWN);
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");

    assertThat(EnrollingDevice.token(poll(asked.deviceCode(), good)).tokenType()).isEqualTo("DPoP");
  }

  @Test
  void aProofBesideATokenOfNobodyThatIsToBeRevokedIsNotRemembered() throws Exception {
    String path = "/v1/oauth/revoke";
    String good = proof(path).text();

    assertThat(revoke("nobodys", good).statusCode()).isEqualTo(200);
    assertThat(revoke(tokens.refreshToken(), good).statusCode()).isEqualTo(200);

    assertThat(hub.enrolment().devices().listAll())
        .extracting(Device::state)
        .containsExactly(Device.State.REVOKED);
  }

  private HttpResponse<String> revoke(String token, String proof) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/v1/oauth/revoke"))
            .header("Content-Type", OAuth.FORM)
            .header("DPoP", proof)
            .POST(BodyPublishers.ofString("client_id=" + OAuth.CLIENT_ID + "&token=" + token))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** One of an older program must hear that it was revoked, and destroy what it holds. */
  @Test
  void aHubThatDemandsKeysTellsARevokedDeviceWithoutOneSo() throws Exception {
    OAuth.Authorization asked = device.ask("tablet-2", "seoul");
    hub.enrolment().grants().approve(asked.userCode(), "seoul", "test");
    OAuth.Token unbound = EnrollingDevice.token(poll(asked.deviceCode()));
    hub.enrolment().devices().listAll().forEach(d -> hub.enrolment().devices().revoke(d.id()));
    hub.close();
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
    base = hub.start(new Serving(0, Optional.empty(), Optional.empty(), Optional.empty(), true));

    assertThat(refresh(unbound.refreshToken()).body()).contains(OAuth.WAS_REVOKED);
    assertThat(manifest("Bearer " + unbound.accessToken()).body()).contains("\"revoked\"");
    assertThat(refresh(tokens.refreshToken()).body()).doesNotContain(OAuth.WAS_REVOKED);
    assertThat(refresh(tokens.refreshToken(), proof(TOKEN).text()).body())
        .contains(OAuth.WAS_REVOKED);
  }
}
