package app.dangol.hub.api;

import app.dangol.hub.KeptTexts;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import app.dangol.wire.ToldTexts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people are told at devices before they agree to something. */
final class ConsentTextsEndpoint {
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern PURPOSE = Pattern.compile("[a-z_]{1,64}");

  private final KeptTexts texts;

  ConsentTextsEndpoint(KeptTexts texts) {
    this.texts = texts;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/v1/consent-texts", this::take);
  }

  private void take(Context context) throws IOException {
    ToldTexts.Request request = StrictJson.read(Requests.body(context), ToldTexts.Request.class);
    Caller caller = Caller.of(context);
    caller.require(request.device(), request.store());
    if (!TrailEndpoints.isId(request.device())
        || !TrailEndpoints.isId(request.store())
        || !VERSION.matcher(request.version()).matches()
        || !areUsable(request.texts())) {
      throw ApiException.badRequest("these are no texts of consents");
    }
    String from = TrailEndpoints.keyOf(caller, request.device(), request.store());
    KeptTexts.Result result = texts.take(from, request.version(), request.texts());
    if (result == KeptTexts.Result.TOO_MANY) {
      throw new ApiException(
          413, "too_many_texts", "there are far too many texts of consents already");
    }
    Answers.json(
        context, 200, new ToldTexts.Answer(request.version(), result == KeptTexts.Result.ALONE));
  }

  private static boolean areUsable(List<ToldTexts.Told> texts) {
    return !texts.isEmpty()
        && texts.size() <= ToldTexts.MAX_PURPOSES
        && texts.stream().map(ToldTexts.Told::purpose).distinct().count() == texts.size()
        && texts.stream().allMatch(ConsentTextsEndpoint::isUsable);
  }

  private static boolean isUsable(ToldTexts.Told told) {
    return PURPOSE.matcher(told.purpose()).matches()
        && Stream.of(told.what(), told.items(), told.kept(), told.refusing())
            .allMatch(ConsentTextsEndpoint::isUsable);
  }

  /** In both languages: nobody is asked to agree to something they were not told. */
  private static boolean isUsable(Entity.Text text) {
    return Stream.of(text.ko(), text.en())
        .allMatch(words -> !words.isBlank() && words.length() <= ToldTexts.MAX_TEXT);
  }
}
