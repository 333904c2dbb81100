package app.dangol.demo.make;

import app.dangol.demo.DemoCustomer;
import app.dangol.demo.DemoStore;
import app.dangol.demo.DemoTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives every real life a made-up member, and adds newcomers who have not bought yet. */
final class MemberMaker {
  static final int NEWCOMERS = 40;

  private static final int IDS = 100_000;
  private static final int DAYS_EIGHT_YEARS = 8 * 365;
  private static final int NEWCOMER_DAYS = 45;

  private final PersonMaker people;
  private final PreferenceMaker preferences;
  private final LoyaltyNumbers numbers;
  private final List<DemoStore> stores;
  private final Map<Regular.Pick, String> pinnedNames;
  private final long seed;

  MemberMaker(
      PersonMaker people,
      PreferenceMaker preferences,
      LoyaltyNumbers numbers,
      List<DemoStore> stores,
      Map<Regular.Pick, String> pinnedNames,
      long seed) {
    this.people = people;
    this.preferences = preferences;
    this.numbers = numbers;
    this.stores = stores;
    this.pinnedNames = pinnedNames;
    this.seed = seed;
  }

  /** In the order of their ids, which is the order of the file. */
  List<Member> make(List<Life> lives, Map<Regular.Pick, Life> picked, int end) {
    Map<Life, Regular.Pick> pickOf =
        picked.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    List<Integer> ids = new ArrayList<>(IntStream.range(0, IDS).boxed().toList());
    Dice.of(seed, "ids", 0).shuffle(ids);
    List<Member> members = new ArrayList<>();
    for (Life life : lives) {
      members.add(buyer(life, pickOf.get(life), idOf(ids.get(members.size()))));
    }
    for (int i = 0; i < NEWCOMERS; i++) {
      members.add(newcomer(i, end, idOf(ids.get(members.size()))));
    }
    members.sort(Comparator.comparing(member -> member.row().id()));
    return members;
  }

  private static String idOf(int number) {
    return "c-" + Integer.toString(IDS + number).substring(1);
  }

  private Member buyer(Life life, Regular.@Nullable Pick pick, String id) {
    Dice dice = Dice.of(seed, "member", life.source());
    PersonMaker.Person person = people.make(dice, pinnedName(pick), pick != null);
    LocalDate first = DemoTime.START.plusMinutes(life.firstMinute()).toLocalDate();
    DemoCustomer row =
        new DemoCustomer(
            id,
            person.name(),
            person.phone(),
            person.mail(),
            numbers.next(dice),
            pick == null ? home(dice) : stores.getFirst().id(),
            first.minusDays(dice.between(0, DAYS_EIGHT_YEARS)),
            preferences.make(dice, life, pick != null),
            pick == null ? Consents.make(dice) : Consents.SUGGESTIONS);
    return new Member(row, life, pick);
  }

  private Member newcomer(int index, int end, String id) {
    Dice dice = Dice.of(seed, "newcomer", index);
    Regular.Pick pick = index == 0 ? Regular.Pick.NEWCOMER : null;
    PersonMaker.Person person = people.make(dice, pinnedName(pick), pick != null);
    LocalDate last = DemoTime.START.plusMinutes(end).toLocalDate();
    DemoCustomer row =
        new DemoCustomer(
            id,
            person.name(),
            person.phone(),
            person.mail(),
            numbers.next(dice),
            pick == null ? home(dice) : stores.getFirst().id(),
            last.minusDays(pick == null ? dice.between(0, NEWCOMER_DAYS) : 1),
            List.of(),
            pick == null ? Consents.make(dice) : Consents.SUGGESTIONS);
    return new Member(row, null, pick);
  }

  private String pinnedName(Regular.@Nullable Pick pick) {
    return pick == null ? "" : pinnedNames.getOrDefault(pick, "");
  }

  private String home(Dice dice) {
    int of100 = dice.below(100);
    for (DemoStore store : stores) {
      of100 -= store.share();
      if (of100 < 0) {
        return store.id();
      }
    }
    return stores.getLast().id();
  }
}
