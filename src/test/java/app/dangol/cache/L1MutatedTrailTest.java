package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditMark;
import app.dangol.trust.audit.AuditRow;
import app.dangol.trust.audit.AuditTies;
import app.dangol.trust.audit.AuditTies.Tie;
import app.dangol.trust.audit.AuditVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * L1: each row of a trail of 10,000 is changed in some way, one at a time, and each time the trail
 * must be found out. The verifier begins behind the row before the change, where a look at the
 * whole trail comes to in the same state, and goes on until it finds something or the trail ends.
 */
class L1MutatedTrailTest {
  private static final int ROWS = 10_000;
  private static final long SEED = 20_261_122;

  /** What somebody does who has the file; {@code ALL}: and works out all later rows anew. */
  private enum Mutation {
    FIELD,
    FIELD_AND_ITS_HASH,
    HASH,
    LETTER_MOVED,
    DROP,
    INSERT,
    SWAP,
    CUT,
    PERSON,
    PERSON_GONE,
    REASON,
    REASON_GONE,
    FIELD_ALL,
    DROP_ALL,
    INSERT_ALL,
    SWAP_ALL
  }

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final ForgedRow forged = new ForgedRow(random);
  private TestStore store;
  private List<AuditRow> rows;
  private Map<String, Tie> persons;
  private Map<Long, Tie> reasons;
  private AuditMark anchor;
  private AuditMark head;

  @BeforeEach
  void fill() {
    store = new TestStore(folder);
    AuditedShop shop = new AuditedShop(store, folder);
    shop.work(ROWS, random);
    head = shop.sign();
    anchor = shop.anchor();
    rows = shop.rows();
    persons = shop.persons();
    reasons = shop.reasons();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void tenThousandMutationsAreTenThousandFinds() {
    assertThat(rows).hasSize(ROWS);
    assertThat(isBroken(0, rows.stream(), false)).as("the trail as it is").isFalse();
    assertThat(isBroken(0, rows.stream(), true)).as("worked out anew").isFalse();
    assertThat(isLoose(persons, reasons)).as("what belongs to it").isFalse();
    Map<Mutation, Integer> tried = new EnumMap<>(Mutation.class);
    List<String> missed = new ArrayList<>();

    for (int i = 0; i < ROWS; i++) {
      Mutation mutation = choose(i);
      tried.merge(mutation, 1, Integer::sum);
      if (!isFound(mutation, i)) {
        missed.add(mutation + " of row " + rows.get(i).seq());
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).containsOnlyKeys(Mutation.values());
    assertThat(tried.values().stream().mapToInt(n -> n).sum()).isEqualTo(ROWS);
  }

  /** Those that must be followed to the end of the trail, or go through all of it, are fewer. */
  private Mutation choose(int i) {
    AuditRow row = rows.get(i);
    Mutation[] all = Mutation.values();
    return switch (random.nextInt(25)) {
      case 0 -> all[Mutation.FIELD_ALL.ordinal() + random.nextInt(4)];
      case 1 -> persons.containsKey(row.person()) ? Mutation.PERSON : Mutation.DROP;
      case 2 -> persons.containsKey(row.person()) ? Mutation.PERSON_GONE : Mutation.INSERT;
      case 3, 4, 5 -> ofReason(row);
      default -> all[random.nextInt(Mutation.CUT.ordinal() + 1)];
    };
  }

  /** A reason may be gone with whom it was about: then its going is no mutation. */
  private Mutation ofReason(AuditRow row) {
    if (!reasons.containsKey(row.seq()) || !persons.containsKey(row.person())) {
      return Mutation.HASH;
    }
    return random.nextBoolean() ? Mutation.REASON : Mutation.REASON_GONE;
  }

  private boolean isFound(Mutation mutation, int i) {
    AuditRow row = rows.get(i);
    // The last row changes places with the one before it.
    int first = Math.min(i, ROWS - 2);
    return switch (mutation) {
      case FIELD -> isBroken(i, instead(i, forged.changed(row)), false);
      case FIELD_AND_ITS_HASH -> {
        AuditRow changed = forged.changed(row);
        yield isBroken(i, instead(i, changed.with(AuditChain.hash(before(i), changed))), false);
      }
      case HASH -> isBroken(i, instead(i, row.with(forged.other(row.hash()))), false);
      case LETTER_MOVED -> isBroken(i, instead(i, forged.moved(row)), false);
      case DROP -> isBroken(i, instead(i), false);
      case INSERT -> {
        AuditRow copied = forged.copied(row);
        AuditRow fitting = copied.with(AuditChain.hash(before(i), copied));
        yield isBroken(i, instead(i, fitting, row), false);
      }
      case SWAP -> isBroken(first, swapped(first), false);
      case CUT -> isBroken(i, Stream.of(), false);
      case PERSON -> {
        Map<String, Tie> whose = new HashMap<>(persons);
        whose.computeIfPresent(row.person(), (_, tie) -> new Tie("c-other", tie.salt()));
        yield isLoose(whose, reasons);
      }
      case PERSON_GONE -> {
        Map<String, Tie> whose = new HashMap<>(persons);
        whose.remove(row.person());
        yield isLoose(whose, reasons);
      }
      case REASON -> {
        Map<Long, Tie> why = new HashMap<>(reasons);
        why.computeIfPresent(row.seq(), (_, tie) -> new Tie("another reason", tie.salt()));
        yield isLoose(persons, why);
      }
      case REASON_GONE -> {
        Map<Long, Tie> why = new HashMap<>(reasons);
        why.remove(row.seq());
        yield isLoose(persons, why);
      }
      case FIELD_ALL -> isBroken(i, instead(i, forged.changedInItsPlace(row)), true);
      case DROP_ALL -> isBroken(i, instead(i), true);
      case INSERT_ALL -> isBroken(i, instead(i, forged.copied(row), row), true);
      case SWAP_ALL -> isBroken(first, swapped(first), true);
    };
  }

  private Stream<AuditRow> instead(int i, AuditRow... others) {
    return Stream.concat(Stream.of(others), rows.subList(i + 1, ROWS).stream());
  }

  private Stream<AuditRow> swapped(int i) {
    return Stream.concat(
        Stream.of(rows.get(i + 1), rows.get(i)), rows.subList(i + 2, ROWS).stream());
  }

  private String before(int i) {
    return i == 0 ? anchor.hash() : rows.get(i - 1).hash();
  }

  /**
   * Has the verifier go through what stands from a row on.
   *
   * @param from index of the first row that may be another
   * @param anew whether numbers and hashes are worked out as the program would
   */
  private boolean isBroken(int from, Stream<AuditRow> behind, boolean anew) {
    long seq = from == 0 ? anchor.seq() : rows.get(from - 1).seq();
    String hash = before(from);
    AuditVerifier verifier =
        new AuditVerifier(
            new AuditMark(AuditMark.Kind.ANCHOR, anchor.chain(), seq, hash, anchor.at()),
            List.of(head));
    for (AuditRow each : (Iterable<AuditRow>) behind::iterator) {
      AuditRow row = each;
      if (anew) {
        seq++;
        row = ForgedRow.numbered(each, seq);
        hash = AuditChain.hash(hash, row);
        row = row.with(hash);
      }
      if (!verifier.take(row)) {
        break;
      }
    }
    return verifier.finish().isPresent();
  }

  private boolean isLoose(Map<String, Tie> whose, Map<Long, Tie> why) {
    AuditTies ties = new AuditTies(whose, why);
    rows.forEach(ties::take);
    return !ties.finish().isEmpty();
  }
}
