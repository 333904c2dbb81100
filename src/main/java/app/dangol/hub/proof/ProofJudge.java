package app.dangol.hub.proof;

import app.dangol.hub.store.HubStore;
import app.dangol.wire.Dpop;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges proofs (RFC 9449 §4.3). How old one is, its nonce says, which is the hub's own time:
 * {@code iat} is by the device's clock, and no clock of a shop is to be relied upon. Claims are
 * read only after the signature was found good. Safe for several threads; may block at its first
 * call.
 */
public final class ProofJudge {
  private static final JOSEObjectType TYPE = new JOSEObjectType(Dpop.TYPE);
  private static final int MAX_JTI_CHARS = 128;

  private final ProofNonces nonces;
  private final SpentProofs spent;

  public ProofJudge(HubStore store, Clock clock) {
    this(store, clock, SpentProofs.MOST);
  }

  /**
   * @param most how many proofs are remembered at once
   */
  ProofJudge(HubStore store, Clock clock, int most) {
    nonces = new ProofNonces(store, clock);
    spent = new SpentProofs(nonces, clock, most);
  }

  /**
   * What a proof has to be for.
   *
   * @param proofs as they came; one is right
   * @param address whether that is the address the request was sent to
   * @param token the access token beside it
   */
  public record Asked(
      List<String> proofs, String method, Predicate<String> address, Optional<String> token) {
    @Override
    public String toString() {
      return "Asked[]";
    }
  }

  /**
   * A proof that is good.
   *
   * @param thumbprint of the key that made it (RFC 7638)
   * @param nextNonce what the device shall write into its next ones, if it is time to tell it
   */
  public record Proven(String thumbprint, Optional<String> nextNonce) {}

  /** What a device is to write into its next proof. */
  public String freshNonce() {
    return nonces.fresh();
  }

  /**
   * Takes a proof; the same one a second time is refused.
   *
   * @throws ProofRefused if it proves nothing
   */
  public Proven judge(Asked asked) {
    if (asked.proofs().size() != 1) {
      throw ProofRefused.of(asked.proofs().isEmpty() ? "no proof" : "more than one proof");
    }
    String text = asked.proofs().getFirst();
    if (text.length() > Dpop.MAX_PROOF_CHARS) {
      throw ProofRefused.of("a proof of more than " + Dpop.MAX_PROOF_CHARS + " characters");
    }
    JWSObject proof = parse(text);
    ECKey key = keyOf(proof.getHeader());
    verify(proof, key);
    Dpop.Claims claims = claims(proof);
    requireFor(asked, claims);
    String thumbprint = thumbprint(key);
    long at = timeOf(claims);
    if (!spent.take(thumbprint, claims.jti(), at)) {
      throw ProofRefused.of("a proof that was used before");
    }
    // Between the two its nonce may have ended, and with it what was known of it.
    timeOf(claims);
    return new Proven(
        thumbprint, nonces.isLate(at) ? Optional.of(nonces.fresh()) : Optional.empty());
  }

  private static JWSObject parse(String text) {
    try {
      // Refuses "none", and a header that holds a private key.
      return JWSObject.parse(text);
    } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
      throw ProofRefused.of("no JWS, or one without algorithm, or with a private key");
    }
  }

  private static ECKey keyOf(JWSHeader header) {
    // The algorithm before anything is done with the key (RFC 8725 §3.1).
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
      throw ProofRefused.of("another algorithm than ES256");
    }
    if (!TYPE.equals(header.getType())) {
      throw ProofRefused.of("a JWS that is no proof");
    }
    if (!(header.getJWK() instanceof ECKey key) || !key.getCurve().equals(Curve.P_256)) {
      throw ProofRefused.of("no key of P-256");
    }
    if (key.isPrivate()) {
      throw ProofRefused.of("a private key");
    }
    return key;
  }

  private static void verify(JWSObject proof, ECKey key) {
    try {
      // Also refuses a point that is not on the curve, and critical headers.
      if (proof.verify(new ECDSAVerifier(key))) {
        return;
      }
    } catch (JOSEException | IllegalStateException | IllegalArgumentException e) {
      throw ProofRefused.of("a key that cannot be used");
    }
    throw ProofRefused.of("a signature by another key");
  }

  private static Dpop.Claims claims(JWSObject proof) {
    Dpop.Claims claims;
    try {
      claims = StrictJson.read(proof.getPayload().toBytes(), Dpop.Claims.class);
    } catch (WireFormatException e) {
      throw ProofRefused.of("claims that are missing or malformed");
    }
    if (claims.jti().isEmpty() || claims.jti().length() > MAX_JTI_CHARS) {
      throw ProofRefused.of("a jti that is empty or too long");
    }
    return claims;
  }

  private static void requireFor(Asked asked, Dpop.Claims claims) {
    if (!claims.htm().equals(asked.method())) {
      throw ProofRefused.of("a proof for another method");
    }
    if (!asked.address().test(claims.htu())) {
      throw ProofRefused.of("a proof for another address");
    }
    Optional<String> hash = asked.token().map(Dpop::hashOf);
    if (hash.isPresent() && !hash.get().equals(claims.ath())) {
      throw ProofRefused.of("a proof for another token");
    }
  }

  private long timeOf(Dpop.Claims claims) {
    String nonce = claims.nonce();
    if (nonce == null) {
      throw ProofRefused.stale("a proof without nonce");
    }
    return nonces
        .findTime(nonce)
        .orElseThrow(() -> ProofRefused.stale("a nonce that counts no more, or never did"));
  }

  private static String thumbprint(ECKey key) {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
