package app.dangol.hub.identity;

import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom an open task names. A task lies in its store's own bucket and is not derived from anything,
 * so that the customer it was written about is kept beside it while it names the one they are shown
 * under. Works inside one transaction.
 */
public final class TaskNames {
  /** Records: task id → the customer it was written about, while it names another. */
  private static final String ABOUT = "task.about";

  private final HubTransaction transaction;
  private final Persons persons;

  public TaskNames(HubTransaction transaction) {
    this.transaction = transaction;
    this.persons = new Persons(transaction);
  }

  private record About(String customer) {}

  /** Under which id a new task names its customer; to be asked once, when it is made. */
  public String nameOf(String task, String customer) {
    String shown = persons.survivorOf(customer);
    remember(task, customer, shown);
    return shown;
  }

  /** Has all tasks name anew who is one of these. */
  void revisit(Set<String> customers) {
    forEachTask((bucket, row, data) -> revisit(customers, bucket, row.key(), data));
  }

  /** The tasks about these in every store, as JSON texts, whichever of their ids they name. */
  public List<String> listAbout(Set<String> customers) {
    List<String> found = new ArrayList<>();
    forEachTask((bucket, row, data) -> {
      if (isAbout(customers, row.key(), data)) {
        found.add(data);
      }
    });
    return found;
  }

  /** Whom the tasks of those numbers are about, as they name them. */
  public List<String> listCustomersOf(Predicate<String> task) {
    Set<String> customers = new LinkedHashSet<>();
    forEachTask((bucket, row, data) -> {
      JsonElement customer = StrictJson.read(data, JsonObject.class).get("customer");
      if (task.test(row.key()) && customer != null && customer.isJsonPrimitive()) {
        customers.add(customer.getAsString());
      }
    });
    return List.copyOf(customers);
  }

  /** Takes the tasks about these away, whichever of their ids they name. */
  public List<String> removeAbout(Set<String> customers) {
    List<String> removed = new ArrayList<>();
    forEachTask((bucket, row, data) -> {
      if (isAbout(customers, row.key(), data)) {
        transaction.remove(bucket, Entity.TASK, row.key());
        transaction.forgetRecord(ABOUT, row.key());
        removed.add(row.key());
      }
    });
    return removed;
  }

  private interface Look {
    void at(String bucket, StoredRow row, String data);
  }

  private void forEachTask(Look look) {
    // Not by the stores of the catalogue: a store may have tasks before a source names it.
    for (String bucket : transaction.listBuckets().stream().filter(Bucket::isWork).toList()) {
      for (StoredRow row : transaction.list(bucket, Entity.TASK)) {
        String data = row.data();
        if (data != null) {
          look.at(bucket, row, data);
        }
      }
    }
  }

  private boolean isAbout(Set<String> customers, String task, String data) {
    JsonObject row = StrictJson.read(data, JsonObject.class);
    return row.has("customer")
        && (customers.contains(row.get("customer").getAsString())
            || find(task).filter(customers::contains).isPresent());
  }

  private void revisit(Set<String> customers, String bucket, String task, String data) {
    // Most tasks are about somebody else, and a look at the text is cheap.
    if (customers.stream().noneMatch(data::contains)) {
      return;
    }
    JsonObject row = StrictJson.read(data, JsonObject.class);
    if (!row.has("customer") || !customers.contains(row.get("customer").getAsString())) {
      return;
    }
    String named = row.get("customer").getAsString();
    String about = find(task).orElse(named);
    String shown = persons.survivorOf(about);
    remember(task, about, shown);
    if (!shown.equals(named)) {
      row.addProperty("customer", shown);
      transaction.put(bucket, Entity.TASK, task, StrictJson.write(row));
    }
  }

  private Optional<String> find(String task) {
    return transaction
        .findRecord(ABOUT, task)
        .map(data -> StrictJson.read(data, About.class).customer());
  }

  private void remember(String task, String about, String shown) {
    if (about.equals(shown)) {
      transaction.forgetRecord(ABOUT, task);
    } else {
      transaction.keepRecord(ABOUT, task, StrictJson.write(new About(about)));
    }
  }
}
