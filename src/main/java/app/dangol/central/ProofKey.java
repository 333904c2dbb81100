package app.dangol.central;

import app.dangol.wire.Dpop;
import app.dangol.wire.StrictJson;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The key pair a device's tokens are bound to (RFC 9449), of the curve P-256, and the newest nonce
 * the hub gave for its proofs. A token in other hands is of no use without it. Safe for several
 * threads.
 */
public final class ProofKey {
  private final ECKey pair;
  private final JWSSigner signer;
  private final JWSHeader header;
  private volatile @Nullable String nonce;

  private ProofKey(ECKey pair) {
    this.pair = pair;
    try {
      this.signer = new ECDSASigner(pair);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a key of another curve or none to sign with", e);
    }
    this.header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType(Dpop.TYPE))
            .jwk(pair.toPublicJWK())
            .build();
  }

  /** A new one. Takes a millisecond. */
  public static ProofKey fresh() {
    try {
      return new ProofKey(new ECKeyGenerator(Curve.P_256).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  /**
   * As {@link #text} wrote it.
   *
   * @throws IllegalArgumentException if it is anything else; its words quote nothing of it
   */
  public static ProofKey parse(String text) {
    ECKey pair;
    try {
      pair = ECKey.parse(text);
    } catch (ParseException | IllegalStateException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not a key as it was kept");
    }
    if (!pair.isPrivate() || !pair.getCurve().equals(Curve.P_256)) {
      throw new IllegalArgumentException("not a whole key of P-256");
    }
    return new ProofKey(pair);
  }

  /** Both halves, to be sealed: a JSON Web Key (RFC 7517). */
  public String text() {
    return pair.toJSONString();
  }

  /** By which the hub knows it: the SHA-256 of its public half (RFC 7638). */
  public String thumbprint() {
    try {
      return pair.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The request with a proof that whoever sends it has the key, made for it alone. */
  Request prove(Request request, Optional<String> token, Clock clock) {
    Dpop.Claims claims =
        new Dpop.Claims(
            UUID.randomUUID().toString(),
            request.method(),
            request.url().newBuilder().query(null).fragment(null).build().toString(),
            clock.instant().getEpochSecond(),
            token.map(Dpop::hashOf).orElse(null),
            nonce);
    JWSObject proof = new JWSObject(header, new Payload(StrictJson.write(claims)));
    try {
      proof.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java does not sign with P-256", e);
    }
    return request.newBuilder().header(Dpop.PROOF, proof.serialize()).build();
  }

  /** Takes the nonce an answer brought, if it brought one. */
  void takeNonce(Response response) {
    String given = response.header(Dpop.NONCE);
    // RFC 9449 §8.1: printable, without blanks and quotes.
    if (given != null && given.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}")) {
      nonce = given;
    }
  }

  @Override
  public String toString() {
    return "ProofKey[]";
  }
}
