package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.authlete.cbor.CBORDecoder;
import com.authlete.cbor.CBORItem;
import com.authlete.cbor.CBORTaggedItem;
import com.authlete.cbor.CBORizer;
import com.authlete.cose.COSEProtectedHeader;
import com.authlete.cose.COSEProtectedHeaderBuilder;
import com.authlete.cose.COSESign1;
import com.authlete.cose.COSESign1Builder;
import com.authlete.cose.COSESigner;
import com.authlete.cose.COSEVerifier;
import com.authlete.cose.SigStructure;
import com.authlete.cose.SigStructureBuilder;
import com.authlete.cose.constants.COSEAlgorithms;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another implementation of CBOR and COSE at the other end. */
class CoseInteropTest {
  private final Chain chain = new Chain();
  private KeyPair pair;
  private SigningKey key;

  @BeforeEach
  void aKeyForBothSides() throws Exception {
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] secret =
        Arrays.copyOf(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), 64);
    System.arraycopy(encoded, encoded.length - 32, secret, 32, 32);
    key = SigningKey.of(new KeyId("0a0b"), secret);
    chain.publish(List.of(Chain.entry(key)));
  }

  @Test
  void theOtherSideVerifiesWhatWeIssue() throws Exception {
    String text =
        chain
            .issuer(Chain.NAME, key)
            .issue(DocumentType.CARD, Chain.MEMBER, Chain.NAME, Chain.DAY)
            .text();
    CBORItem item = new CBORDecoder(CredentialText.decode(text)).next();
    CBORItem message = item instanceof CBORTaggedItem tagged ? tagged.getTagContent() : item;
    assertThat(message).isInstanceOf(COSESign1.class);
    assertThat(new COSEVerifier(pair.getPublic()).verify((COSESign1) message)).isTrue();
  }

  @Test
  void weVerifyWhatTheOtherSideIssues() throws Exception {
    Map<Object, Object> claims = new LinkedHashMap<>();
    claims.put(1, Chain.NAME);
    claims.put(2, Chain.MEMBER.value());
    claims.put(3, Chain.NAME);
    claims.put(4, Chain.NOW.plus(Chain.DAY).getEpochSecond());
    claims.put(6, Chain.NOW.getEpochSecond());
    claims.put(7, Chain.id().toBytes());
    byte[] payload = new CBORizer().cborizeMap(claims).encode();
    COSEProtectedHeader head =
        new COSEProtectedHeaderBuilder()
            .alg(COSEAlgorithms.EdDSA)
            .kid(key.id().toBytes())
            .put(16, "dg/card")
            .build();
    SigStructure signed =
        new SigStructureBuilder().signature1().bodyAttributes(head).payload(payload).build();
    byte[] signature = new COSESigner(pair.getPrivate()).sign(signed, COSEAlgorithms.EdDSA);
    byte[] message =
        new COSESign1Builder()
            .protectedHeader(head)
            .payload(payload)
            .signature(signature)
            .build()
            .encode();
    byte[] tagged = new byte[message.length + 1];
    tagged[0] = (byte) 0xD2;
    System.arraycopy(message, 0, tagged, 1, message.length);
    assertThat(chain.valid(CredentialText.of(tagged)).member()).isEqualTo(Chain.MEMBER);
  }
}
