package app.dangol.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.RawFiles;
import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
  private static final byte[] TEXT = {1, 2, 3};
  private static final byte[] PLACE = {9};

  @TempDir Path temp;
  private final AtomicLong nanos = new AtomicLong();
  private Path folder;
  private Keyring ring;

  @BeforeEach
  void open() {
    folder = temp.resolve("customer-keys");
    ring = open(false);
  }

  @AfterEach
  void close() {
    ring.close();
  }

  private Keyring open(boolean mustExist) {
    return Keyring.open(folder, new WrappedKeys(new KeyFile(folder)), mustExist, nanos::get);
  }

  @Test
  void opensAfterARestartWhatItSealedBefore() throws Exception {
    DataKey key = ring.create();
    ring.keep(List.of(key));
    byte[] sealed = key.aead().encrypt(TEXT, PLACE);
    String blind = ring.blind("card:4711");
    ring.close();

    ring = open(true);

    assertThat(ring.find(key.number()).orElseThrow().decrypt(sealed, PLACE)).isEqualTo(TEXT);
    assertThat(ring.blind("card:4711")).isEqualTo(blind).matches("[0-9a-f]{32}");
    assertThat(ring.blind("card:4712")).isNotEqualTo(blind);
  }

  @Test
  void keepsItsFilesFromOthers() throws Exception {
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    for (String name : List.of(MasterKey.FILE_NAME, KeyFile.NAME)) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void saysThatTheMasterKeyIsLostInsteadOfMakingAnother() throws Exception {
    ring.close();
    Files.delete(folder.resolve(MasterKey.FILE_NAME));

    assertLost(() -> open(true));
    // The wrapped keys are there, so that it is a loss whatever the store says.
    assertLost(() -> open(false));
    assertThat(folder.resolve(MasterKey.FILE_NAME)).doesNotExist();
    assertLost(() ->
        Keyring.open(
            temp.resolve("elsewhere"),
            new WrappedKeys(new KeyFile(temp.resolve("elsewhere"))),
            true));
  }

  @Test
  void saysThatTheWrappedKeysAreLostInsteadOfMakingOthers() throws Exception {
    ring.close();
    Path kept = Files.move(folder.resolve(KeyFile.NAME), temp.resolve("kept.db"));

    assertLost(() -> open(true));

    Files.move(kept, folder.resolve(KeyFile.NAME), StandardCopyOption.REPLACE_EXISTING);
    ring = open(true);
  }

  @Test
  void refusesAMasterKeyThatIsNotItsOwn() throws Exception {
    ring.close();
    Path other = temp.resolve("other");
    Keyring.open(other, new WrappedKeys(new KeyFile(other)), false).close();
    Files.copy(
        other.resolve(MasterKey.FILE_NAME),
        folder.resolve(MasterKey.FILE_NAME),
        StandardCopyOption.REPLACE_EXISTING);

    assertLost(() -> open(true));
  }

  @Test
  void leavesNoByteOfADestroyedKeyInItsFiles() throws Exception {
    List<Long> numbers = new ArrayList<>();
    for (int batch = 0; batch < 30; batch++) {
      List<DataKey> keys = IntStream.range(0, 100).mapToObj(i -> ring.create()).toList();
      ring.keep(keys);
      keys.forEach(key -> numbers.add(key.number()));
    }
    Collections.shuffle(numbers, new Random(7));
    Map<Long, byte[]> wrapped = listWrapped();
    List<Long> doomed = numbers.subList(0, 300);
    List<byte[]> before = doomed.stream().map(wrapped::get).toList();
    assertThat(RawFiles.find(List.of(folder), before)).as("a control").hasSize(300);

    for (int i = 0; i < 300; i += 3) {
      ring.destroy(doomed.subList(i, i + 3));
    }

    assertThat(RawFiles.find(List.of(folder), before)).isEmpty();
    assertThat(ring.find(doomed)).isEmpty();
    assertThat(ring.find(numbers)).hasSize(2_700);
    assertThat(ring.listNumbers()).hasSize(2_700);
  }

  @Test
  void anotherCopyForgetsADestroyedKeyWithinASecond() {
    DataKey key = ring.create();
    ring.keep(List.of(key));
    try (Keyring copy = open(true)) {
      assertThat(copy.find(key.number())).isPresent();

      ring.destroy(List.of(key.number()));

      assertThat(ring.find(key.number())).as("here at once").isEmpty();
      assertThat(copy.find(key.number())).as("there it is in memory").isPresent();
      nanos.addAndGet(Keyring.STALE.toNanos() + 1);
      assertThat(copy.find(key.number())).isEmpty();
    }
  }

  @Test
  void keepsNoMoreThanSoManyInMemory() {
    List<DataKey> keys =
        IntStream.range(0, OpenedKeys.MOST + 5).mapToObj(i -> ring.create()).toList();
    ring.keep(keys);
    List<Long> numbers = keys.stream().map(DataKey::number).toList();

    assertThat(ring.find(numbers)).hasSize(keys.size());

    assertThat(ring.countOpened()).isEqualTo(OpenedKeys.MOST);
  }

  @Test
  void aNewMasterKeyOpensAllAndTheOldOneNothingThatIsKept() throws Exception {
    DataKey key = ring.create();
    ring.keep(List.of(key));
    byte[] sealed = key.aead().encrypt(TEXT, PLACE);
    Path old = Files.createDirectory(temp.resolve("old"));
    Files.copy(folder.resolve(MasterKey.FILE_NAME), old.resolve(MasterKey.FILE_NAME));
    List<byte[]> wrappedBefore = List.copyOf(listWrapped().values());

    ring.changeMaster();

    assertThat(open(key, ring)).isPresent();
    ring.close();
    ring = open(true);
    assertThat(open(key, ring).orElseThrow().decrypt(sealed, PLACE)).isEqualTo(TEXT);
    assertThat(RawFiles.find(List.of(folder), wrappedBefore)).isEmpty();
    ring.close();
    Files.copy(
        old.resolve(MasterKey.FILE_NAME),
        folder.resolve(MasterKey.FILE_NAME),
        StandardCopyOption.REPLACE_EXISTING);
    assertLost(() -> open(true));
  }

  @Test
  void aCopyThatRunsOnTakesTheNewMasterKeyBeforeItKeepsAnything() {
    DataKey first = ring.create();
    ring.keep(List.of(first));
    try (Keyring copy = open(true)) {
      ring.changeMaster();

      assertThat(copy.find(first.number())).isPresent();
      DataKey second = copy.create();
      copy.keep(List.of(second));

      assertThat(ring.find(second.number())).isPresent();
    }
  }

  @Test
  void aCopyWhoseFileIsOldKeepsNothing() throws Exception {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
    Files.copy(folder.resolve(MasterKey.FILE_NAME), elsewhere.resolve(MasterKey.FILE_NAME));
    try (Keyring copy = Keyring.open(elsewhere, new WrappedKeys(new KeyFile(folder)), true)) {
      ring.changeMaster();

      assertLost(() -> copy.keep(List.of(copy.create())));
    }
    assertThat(ring.listNumbers()).isEmpty();
  }

  @Test
  void aChangeOfTheMasterKeyThatWasCutOffCanBeDoneAgain() {
    DataKey key = ring.create();
    ring.keep(List.of(key));
    // As it is left by a stop after the first of three steps.
    MasterKey.read(folder).withNew();
    ring.close();

    ring = open(true);
    DataKey later = ring.create();
    ring.keep(List.of(later));
    ring.changeMaster();
    ring.close();
    ring = open(true);

    assertThat(ring.find(List.of(key.number(), later.number()))).hasSize(2);
  }

  private static Optional<Aead> open(DataKey key, Keyring ring) {
    return ring.find(key.number());
  }

  private Map<Long, byte[]> listWrapped() throws SQLException {
    Map<Long, byte[]> all = new HashMap<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(KeyFile.NAME));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT number, wrapped FROM wrapped_key")) {
      while (rows.next()) {
        all.put(rows.getLong(1), rows.getBytes(2));
      }
    }
    return all;
  }

  private static void assertLost(ThrowingCallable opening) throws IOException {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HUB_08));
  }
}
