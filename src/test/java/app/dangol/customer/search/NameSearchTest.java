package app.dangol.customer.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.PersonName;
import app.dangol.customer.search.NameHit.How;
import app.dangol.id.CustomerId;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class NameSearchTest {
  private static final int LIMIT = 5;

  private final Book book = new Book();
  private final NameSearch search = new NameSearch(book, () -> {});

  /** Stands for the device's copy. */
  private static final class Book implements NameSource {
    final Map<String, NameEntry> entries = new ConcurrentSkipListMap<>();
    volatile CountDownLatch mayRead = new CountDownLatch(0);

    void put(String name, String... numbers) {
      entries.put(name, new NameEntry(id(name), new PersonName(name), List.of(numbers)));
    }

    @Override
    public void readAll(Consumer<NameEntry> to) {
      try {
        mayRead.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("closed while it read", e);
      }
      entries.values().forEach(to);
    }

    @Override
    public Optional<NameEntry> find(CustomerId id) {
      return entries.values().stream().filter(entry -> entry.id().equals(id)).findAny();
    }
  }

  @AfterEach
  void logOut() {
    search.close();
  }

  @ParameterizedTest
  @CsvSource({
    "김민지, 김민지, EXACT",
    "김 민지, 김민지, EXACT",
    "김, 김민지, BEGINNING",
    "기, 김민지, BEGINNING",
    "ㄱ, 김민지, INITIALS",
    "김미, 김민지, BEGINNING",
    "김민ㅈ, 김민지, BEGINNING",
    "김믽, 김민지, BEGINNING",
    "민지, 김민지, PART",
    "민, 김민지, PART",
    "ㄱㅁㅈ, 김민지, INITIALS",
    "ㅁㅈ, 김민지, INITIALS",
    "김ㅁㅈ, 김민지, INITIALS",
    "민지 김, 김민지, PART",
    "kim, 김민지, SOUND",
    "Kim Min-ji, 김민지, SOUND",
    "minji kim, 김민지, SOUND",
    "gimminji, 김민지, SOUND",
    "김민재, 김민지, TYPO",
    "김ㅣ민지, 김민지, TYPO",
    "이서연, 이서연, EXACT",
    "lee seo, 이서연, SOUND",
    "Zoë, Zoë Müller, BEGINNING",
    "zoe muller, Zoë Müller, EXACT",
    "muller zoe, Zoë Müller, PART",
    "mül, Zoë Müller, PART",
    "zoemu, Zoë Müller, BEGINNING",
    "muxler, Zoë Müller, TYPO",
    "OBRIEN, Sinéad O'Brien, PART",
    "o’brien, Sinéad O'Brien, PART",
    "박지훈, Ji-hoon Park, SOUND",
    "王, 王小明, BEGINNING",
    "小明, 王小明, PART",
    "９９호, 99호, EXACT"
  })
  void findsAName(String typed, String name, How how) {
    put("김민지", "이서연", "Zoë Müller", "Sinéad O'Brien", "Ji-hoon Park", "王小明", "99호");

    NameHits hits = find(typed);

    assertThat(hits.best()).contains(new NameHit(id(name), how));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-", "지민", "ㅈㅁ", "나지", "123", "12345", "1234 5678", "ㅏ", "😀", "x"})
  void findsNobodyByWhatIsNoPartOfTheName(String typed) {
    put("김민지");

    assertThat(find(typed)).isEqualTo(NameHits.NONE);
  }

  @Test
  void aNameThatCameDecomposedIsFoundAllTheSame() {
    put(Normalizer.normalize("김민지", Normalizer.Form.NFD));

    assertThat(find("김민").all()).isEqualTo(1);
    assertThat(find(Normalizer.normalize("김민", Normalizer.Form.NFD)).all()).isEqualTo(1);
  }

  @Test
  void theBestComesFirstAndAllAreCounted() {
    put("김민지", "김민지아", "최김민", "김민준", "김수현", "김하나", "김두리");

    assertThat(find("김민지").best()).extracting(NameHit::id).startsWith(id("김민지"), id("김민지아"));
    assertThat(find("김민").best())
        .extracting(NameHit::id)
        .containsExactly(id("김민준"), id("김민지"), id("김민지아"), id("최김민"));
    assertThat(find("김").all()).isEqualTo(7);
    assertThat(find("김").best()).hasSize(LIMIT);
  }

  @Test
  void slipsAreForgivenOnlyWhereTooFewFitWithoutOne() {
    put("김민지", "김민재", "김민제", "김민자", "김민주", "김민저");

    assertThat(find("김민ㅈ").best()).extracting(NameHit::how).containsOnly(How.BEGINNING);
    assertThat(find("김민지").best()).extracting(NameHit::how).startsWith(How.EXACT, How.TYPO);
  }

  @Test
  void fourDigitsAreTheLastOfANumber() {
    book.put("김민지", "010-1234-5678", "DG0000001111");
    book.put("이서연", "+82 10 9999 0078");
    book.put("박서준");
    begin();

    assertThat(find("5678").best()).containsExactly(new NameHit(id("김민지"), How.EXACT));
    assertThat(find("1111").best()).containsExactly(new NameHit(id("김민지"), How.EXACT));
    assertThat(find("0078").best()).containsExactly(new NameHit(id("이서연"), How.EXACT));
    assertThat(find("김 5678").all()).isEqualTo(1);
    assertThat(find("5678 김").all()).isEqualTo(1);
    assertThat(find("이 5678").all()).isZero();
  }

  @Test
  void saysThatTheNamesAreStillBeingRead() {
    book.mayRead = new CountDownLatch(1);
    book.put("김민지");
    search.start();

    assertThat(search.find("김", LIMIT)).isEmpty();

    book.mayRead.countDown();
    await(() -> search.find("김", LIMIT).isPresent());
    assertThat(find("김").all()).isEqualTo(1);
  }

  @Test
  void followsWhoIsNewChangedAndGone() {
    put("김민지", "이서연");

    book.put("박서준");
    book.entries.remove("이서연");
    book.entries.put("김민지", new NameEntry(id("김민지"), new PersonName("최민지"), List.of()));
    search.changed(List.of(id("박서준"), id("이서연"), id("김민지"), id("nobody")));

    await(() -> find("박").all() == 1);
    assertThat(find("이서연").all()).isZero();
    assertThat(find("김민지").all()).isZero();
    assertThat(find("최민지").best()).containsExactly(new NameHit(id("김민지"), How.EXACT));
  }

  @Test
  void manyChangesHaveAllReadAgain() {
    put("김민지");
    List<CustomerId> added = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      book.put("박" + i);
      added.add(id("박" + i));
    }

    search.changed(added);

    await(() -> find("박").all() == 3_000);
    assertThat(find("박2999").best()).contains(new NameHit(id("박2999"), How.EXACT));
  }

  @Test
  void everythingMayHaveChanged() {
    put("김민지");
    book.entries.clear();
    book.put("이서연");

    search.allChanged();

    await(() -> find("이").all() == 1);
    assertThat(find("김").all()).isZero();
  }

  @Test
  void namesThatOthersReplaceAreOverwritten() {
    put("김민지");
    NamePool first = pools().all();
    change("박서준");
    NamePool newer = pools().newer();
    assertThat(first.size()).as("still in use").isEqualTo(1);
    assertThat(newer.size()).isEqualTo(1);

    change("최하나");
    assertWiped(newer);
    NamePool newest = pools().newer();
    assertThat(newest.size()).isEqualTo(2);
    book.put("이서연");
    search.allChanged();
    await(() -> find("이").all() == 1);
    assertWiped(first);
    assertWiped(newest);

    NamePool last = pools().all();
    search.close();
    assertWiped(last);
  }

  private void change(String name) {
    book.put(name);
    search.changed(List.of(id(name)));
    await(() -> find(name).all() == 1);
  }

  private NameSearch.Names pools() {
    return Objects.requireNonNull(search.names);
  }

  private static void assertWiped(NamePool pool) {
    assertThat(pool.size()).isZero();
    assertThat(new String(pool.names)).matches("\\x00*");
  }

  @Test
  void knowsNobodyAfterLogOut() {
    put("김민지");

    search.close();

    assertThat(search.find("김", LIMIT)).isEmpty();
    search.changed(List.of(id("김민지")));
    assertThat(search.find("김", LIMIT)).isEmpty();
  }

  @Test
  void whoLogsOutWhileTheNamesAreReadDoesNotWaitForTheRest() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    NameSource endless =
        new NameSource() {
          @Override
          public void readAll(Consumer<NameEntry> to) {
            try {
              while (true) {
                to.accept(new NameEntry(id("김민지"), new PersonName("김민지"), List.of()));
                begun.countDown();
              }
            } finally {
              ended.countDown();
            }
          }

          @Override
          public Optional<NameEntry> find(CustomerId id) {
            return Optional.empty();
          }
        };
    NameSearch closing = new NameSearch(endless, () -> {});
    closing.start();
    begun.await();

    closing.close();

    assertThat(ended.getCount()).isZero();
    assertThat(closing.find("김", LIMIT)).isEmpty();
  }

  /** Whoever logs out at that very moment wipes them; tried often, for it is a race. */
  @Test
  void saysHowManyItReadAlsoOfThoseWipedAtOnce() {
    Queue<String> said = new ConcurrentLinkedQueue<>();
    Handler keep =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            said.add(new SimpleFormatter().formatMessage(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(NameSearch.class.getName());
    log.addHandler(keep);
    log.setUseParentHandlers(false);
    try {
      book.put("김민지");
      for (int i = 0; i < 1_000; i++) {
        NameSearch brief = new NameSearch(book, () -> {});
        brief.start();
        while (brief.names == null) {
          Thread.onSpinWait();
        }
        brief.close();
      }
    } finally {
      log.setUseParentHandlers(true);
      log.removeHandler(keep);
    }

    assertThat(said).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("1 names read"));
  }

  @Test
  void saysOnceThatTheNamesCanBeSearched() {
    AtomicLong told = new AtomicLong();
    book.put("김민지");
    try (NameSearch telling = new NameSearch(book, told::incrementAndGet)) {
      telling.start();
      await(() -> told.get() == 1);
      assertThat(telling.find("김", LIMIT)).isPresent();
      book.put("박서준");
      telling.allChanged();
      await(() -> telling.find("박", LIMIT).orElseThrow().all() == 1);
    }
    assertThat(told).hasValue(1);
  }

  private void put(String... names) {
    for (String name : names) {
      book.put(name);
    }
    begin();
  }

  private void begin() {
    search.start();
    await(() -> search.find("x", 1).isPresent());
  }

  private NameHits find(String typed) {
    return search.find(typed, LIMIT).orElseThrow();
  }

  private static CustomerId id(String name) {
    return new CustomerId("c " + Normalizer.normalize(name, Normalizer.Form.NFC));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("it never came true");
      }
      Thread.onSpinWait();
    }
  }
}
