package app.dangol.suggest.model;

import app.dangol.suggest.model.Evidence.Deed;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores every item of a model for one customer, and takes any score apart again. Each part is
 * scaled to its largest value over all items before it is weighed. Pure; not safe for two threads.
 */
public final class Scorer {
  private final ItemModel model;
  private final ModelParameters by;
  private final Evidence evidence;
  private final Taste taste;
  private final double[] goesWith;
  private final double[] attributeTaste;
  private final double[] alike;
  private final double[] nextTraits;
  private final double[] follows;
  private final double mostFollows;
  private final double[] scores;
  private final double mostGoesWith;
  private final double mostAlike;
  private final double mostHabit;

  /** Takes some hundredths of a millisecond with 12,000 items. */
  public Scorer(ItemModel model, Evidence evidence) {
    this.model = model;
    this.by = model.parameters();
    this.evidence = evidence;
    this.taste = Taste.of(evidence, model);
    this.goesWith = new double[model.items()];
    addNeighbours();
    this.mostGoesWith = largest(goesWith);
    this.attributeTaste = new double[model.attributes().count()];
    this.alike = new double[by.alike() == 0 ? 0 : model.items()];
    addAlike();
    this.mostAlike = largest(alike);
    this.follows = new double[by.follows() == 0 ? 0 : model.items()];
    this.nextTraits = follows.length == 0 ? follows : model.following().after(taste.liked);
    for (int item = 0; item < follows.length; item++) {
      follows[item] = model.following().of(nextTraits, item);
    }
    this.mostFollows = largest(follows);
    this.mostHabit = taste.habit.size() > 0 ? taste.habit.largest() : 1;
    this.scores = new double[model.items()];
    sum();
  }

  private void addNeighbours() {
    Neighbours neighbours = model.neighbours();
    int[] starts = neighbours.starts();
    int[] targets = neighbours.targets();
    for (int place = 0; place < taste.history.size(); place++) {
      int from = taste.history.item(place);
      double weight = taste.history.weight(place);
      for (int at = starts[from]; at < starts[from + 1]; at++) {
        goesWith[targets[at]] += weight * neighbours.weightAt(at);
      }
    }
  }

  private void addAlike() {
    if (alike.length == 0) {
      return;
    }
    for (int place = 0; place < taste.liked.size(); place++) {
      double weight = taste.liked.weight(place);
      model.attributes().addTo(attributeTaste, taste.liked.item(place), weight);
    }
    for (int item = 0; item < alike.length; item++) {
      alike[item] = model.attributes().likeness(attributeTaste, item);
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    return largest > 0 ? largest : 1;
  }

  private void sum() {
    double perGoesWith = by.goesWith() / mostGoesWith;
    for (int item = 0; item < scores.length; item++) {
      scores[item] = goesWith[item] * perGoesWith + by.popular() * model.popularity(item);
    }
    for (int item = 0; item < alike.length; item++) {
      scores[item] += alike[item] * by.alike() / mostAlike;
    }
    for (int item = 0; item < follows.length; item++) {
      scores[item] += follows[item] * by.follows() / mostFollows;
    }
    double perHabit = by.habit() / mostHabit;
    for (int place = 0; place < taste.habit.size(); place++) {
      scores[taste.habit.item(place)] += taste.habit.weight(place) * perHabit;
    }
    for (Deed deed : evidence.deeds()) {
      scores[deed.item()] += interest(deed);
    }
  }

  private double interest(Deed deed) {
    double value = by.interest(deed.signal());
    return value == 0 ? 0 : value * Math.pow(by.historyDecay(), deed.age());
  }

  /** An item's score. */
  public double score(int item) {
    return scores[item];
  }

  /** How much goes with the history, before any weight; 1 for the item of which most does. */
  public double goesWith(int item) {
    return goesWith[item] / mostGoesWith;
  }

  /** How much it is like the history, before any weight; 1 for the item that most is. */
  public double alike(int item) {
    return alike.length == 0 ? 0 : alike[item] / mostAlike;
  }

  /** How much its kind follows the history, before any weight; 1 for the item that most does. */
  public double follows(int item) {
    return follows.length == 0 ? 0 : follows[item] / mostFollows;
  }

  /** How much they buy it themselves, before any weight; 1 for what they buy most. */
  public double habit(int item) {
    return taste.habit.of(item) / mostHabit;
  }

  /** Whether the customer has bought it. */
  public boolean isOwned(int item) {
    return taste.habit.has(item);
  }

  /** What the customer has bought. */
  public int[] owned() {
    return taste.habit.items();
  }

  /** What an item's score is the sum of; parts of 0 are left out. */
  public List<Part> parts(int item) {
    List<Part> parts = new ArrayList<>();
    double own = habit(item) * by.habit();
    double perGoesWith = by.goesWith() / mostGoesWith;
    Neighbours neighbours = model.neighbours();
    for (int place = 0; place < taste.history.size(); place++) {
      int from = taste.history.item(place);
      int at = neighbours.find(from, item);
      if (at >= 0) {
        double value = taste.history.weight(place) * neighbours.weightAt(at) * perGoesWith;
        if (from == item) {
          own += value;
        } else {
          parts.add(new Part.GoesWith(value, from, neighbours.buyers()[at]));
        }
      }
    }
    if (own != 0) {
      parts.add(new Part.Habit(own));
    }
    for (Deed deed : evidence.deeds()) {
      if (deed.item() == item && interest(deed) != 0) {
        parts.add(new Part.Interest(interest(deed), deed.signal()));
      }
    }
    for (int n = 0; alike.length > 0 && n < model.attributes().size(item); n++) {
      double value = model.attributes().share(attributeTaste, item, n) * by.alike() / mostAlike;
      if (value != 0) {
        parts.add(new Part.Alike(value, model.attributes().attribute(item, n)));
      }
    }
    for (int n = 0; follows.length > 0 && n < model.following().size(item); n++) {
      double value = model.following().share(nextTraits, item, n) * by.follows() / mostFollows;
      if (value != 0) {
        parts.add(new Part.Follows(value, model.following().trait(item, n)));
      }
    }
    double popular = by.popular() * model.popularity(item);
    if (popular != 0) {
      parts.add(new Part.Popular(popular));
    }
    return parts;
  }
}
