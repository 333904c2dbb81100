package app.dangol.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test breaks one shipped file and expects it to be refused. */
class DamagedFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        DemoProduct.FILE,
        DemoCustomer.FILE,
        DemoBasket.FILE,
        DemoOnline.FILE,
        DemoStock.FILE,
        DemoStore.FILE,
        DemoPreference.FILE
      })
  void aFileThatWasCutIsRefused(String name) {
    refused(name, bytes -> Arrays.copyOf(bytes, bytes.length * 2 / 3)).withMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DemoProduct.FILE,
        DemoCustomer.FILE,
        DemoBasket.FILE,
        DemoOnline.FILE,
        DemoStock.FILE
      })
  void aFlippedBitIsRefused(String name) {
    refused(
        name,
        bytes -> {
          byte[] flipped = bytes.clone();
          flipped[bytes.length / 2] ^= 0x10;
          return flipped;
        });
  }

  @Test
  void aMissingFileIsRefused() {
    DemoFiles files =
        name -> {
          if (name.equals(DemoStock.FILE)) {
            throw new FileNotFoundException(name);
          }
          return DemoFiles.shipped().open(name);
        };
    assertThatExceptionOfType(DangolException.class)
        .isThrownBy(() -> DemoData.read(files, Clock.systemUTC()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.DEMO_01));
  }

  @Test
  void aRowTooFewIsRefusedByTheCount() {
    refused(DemoStore.FILE, text(all -> all.replaceFirst("mangwon.*\n", "")))
        .withMessageContaining("count of 2 rows");
  }

  @Test
  void anUnknownColumnIsRefused() {
    refused(DemoStore.FILE, text(all -> all.replace("share\n", "part\n")))
        .withMessageContaining("header");
  }

  @Test
  void aRowWithAColumnTooManyIsRefused() {
    refused(DemoStore.FILE, text(all -> all.replace("\t50\n", "\t50\t1\n")))
        .withMessageContaining("line 3");
  }

  @Test
  void bytesThatAreNotTextAreRefused() {
    refused(
        DemoStore.FILE,
        bytes -> {
          byte[] wrong = bytes.clone();
          wrong[10] = (byte) 0xFF;
          return wrong;
        });
  }

  @Test
  void aBasketOfAnUnknownProductIsRefused() {
    refused(DemoBasket.FILE, packed(all -> all.replaceFirst("\t0\\*6 ", "\t999999*6 ")))
        .withMessageContaining("points at a row");
  }

  @Test
  void anOnlineEventOfAnUnknownKindIsRefused() {
    refused(DemoOnline.FILE, packed(all -> all.replaceFirst("(\\d)v(\\d)", "$1q$2")))
        .withMessageContaining("unknown kind");
  }

  @Test
  void aPersonsDataNeverStandsInTheMessage() {
    refused(DemoCustomer.FILE, packed(all -> all.replaceFirst("\t2010-\\d\\d-", "\tSecret-")))
        .withMessageContaining("column 7")
        .withMessageNotContaining("Secret")
        .withNoCause();
  }

  private static ThrowableAssertAlternative<DangolException> refused(
      String broken, UnaryOperator<byte[]> damage) {
    DemoFiles files =
        name -> {
          try (InputStream in = DemoFiles.shipped().open(name)) {
            byte[] bytes = in.readAllBytes();
            return new ByteArrayInputStream(name.equals(broken) ? damage.apply(bytes) : bytes);
          }
        };
    return assertThatExceptionOfType(DangolException.class)
        .isThrownBy(() -> DemoData.read(files, Clock.systemUTC()))
        .withMessageContaining(ErrorCode.DEMO_01.text());
  }

  private static UnaryOperator<byte[]> text(UnaryOperator<String> change) {
    return bytes -> {
      String before = new String(bytes, StandardCharsets.UTF_8);
      String after = change.apply(before);
      if (after.equals(before)) {
        throw new AssertionError("the damage did not take");
      }
      return after.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static UnaryOperator<byte[]> packed(UnaryOperator<String> change) {
    return bytes -> {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
          gzip.write(text(change).apply(in.readAllBytes()));
        }
        return out.toByteArray();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    };
  }
}
