package app.dangol.hub.api;

import app.dangol.hub.identity.MergeDesk;
import app.dangol.hub.identity.MergeDesk.Outcome;
import app.dangol.wire.Merging;
import app.dangol.wire.StrictJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who is one person: for whoever bears the import's token, who tells the hub of customers anyway.
 */
final class MergeEndpoint {
  private static final String MERGES = "/v1/merges";
  private static final String UNMERGES = "/v1/unmerges";

  private final MergeDesk desk;
  private final Optional<ImportGate> gate;

  /**
   * @param token empty if nobody may do this over the network
   */
  MergeEndpoint(MergeDesk desk, Optional<String> token) {
    this.desk = desk;
    this.gate = token.map(ImportGate::new);
  }

  static boolean isFor(Context context) {
    return context.path().equals(MERGES) || context.path().equals(UNMERGES);
  }

  void addTo(RoutesConfig routes) {
    routes.get(MERGES, this::look);
    routes.post(MERGES, this::merge);
    routes.post(UNMERGES, this::unmerge);
  }

  private void look(Context context) {
    check(context);
    Answers.json(context, 200, desk.look());
  }

  private void merge(Context context) throws IOException {
    check(context);
    Merging.Merge wanted = StrictJson.read(Requests.body(context), Merging.Merge.class);
    answer(context, () -> desk.merge(wanted));
  }

  private void unmerge(Context context) throws IOException {
    check(context);
    Merging.Unmerge wanted = StrictJson.read(Requests.body(context), Merging.Unmerge.class);
    answer(context, () -> desk.unmerge(wanted));
  }

  private void check(Context context) {
    gate.orElseThrow(() -> new ApiException(404, "not_found", "this hub takes no imports"))
        .check(context);
  }

  private static void answer(Context context, Supplier<Outcome> work) {
    Outcome outcome;
    try {
      outcome = work.get();
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("by must have 1 to 128 characters");
    }
    switch (outcome) {
      case Outcome.Done(boolean changed) -> Answers.json(context, 200, new Merging.Answer(changed));
      case Outcome.Unknown unknown ->
          throw new ApiException(404, "unknown_customer", "there is nobody of that id");
      case Outcome.MergedAlready already ->
          throw new ApiException(
              409, "merged_already", "one of them is shown under the id " + already.survivor());
    }
  }
}
