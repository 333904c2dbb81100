package app.dangol.hub.proof;

import app.dangol.wire.Dpop;
import com.google.gson.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proof put together by hand, so that it can be wrong in every way; right unless something is
 * changed. Signed by the platform, not by the library that the hub reads it with.
 */
public final class MadeProof {
  public final JsonObject header = new JsonObject();
  public final JsonObject claims = new JsonObject();
  private ECKey signer;
  private @Nullable String payload;

  public MadeProof(ECKey key, String method, String address) {
    signer = key;
    header.addProperty("typ", Dpop.TYPE);
    header.addProperty("alg", "ES256");
    show(key.toPublicJWK());
    claims.addProperty("jti", UUID.randomUUID().toString());
    claims.addProperty("htm", method);
    claims.addProperty("htu", address);
    claims.addProperty("iat", 1_790_000_000L);
  }

  public static ECKey freshKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  public static String thumbprint(ECKey key) {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  public MadeProof nonce(String nonce) {
    claims.addProperty("nonce", nonce);
    return this;
  }

  public MadeProof token(String token) {
    claims.addProperty("ath", Dpop.hashOf(token));
    return this;
  }

  /** What stands in the header as the key. */
  public MadeProof show(JWK key) {
    header.add("jwk", com.google.gson.JsonParser.parseString(key.toJSONString()));
    return this;
  }

  /** Signed by that one, whatever the header shows. */
  public MadeProof signedBy(ECKey other) {
    signer = other;
    return this;
  }

  /** The claims as this text. */
  public MadeProof payload(String text) {
    payload = text;
    return this;
  }

  public String text() {
    String head = encoded(header.toString());
    String body = encoded(payload == null ? claims.toString() : payload);
    String signed = head + "." + body;
    if (header.has("alg") && header.get("alg").getAsString().equals("none")) {
      return signed + ".";
    }
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signer.toECPrivateKey());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed
          + "."
          + Base64URL.encode(ECDSA.transcodeSignatureToConcat(signature.sign(), 64));
    } catch (GeneralSecurityException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return Base64URL.encode(text).toString();
  }
}
