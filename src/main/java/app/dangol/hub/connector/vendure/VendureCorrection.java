package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.Write;
import app.dangol.hub.connector.WriteOutcome;
import app.dangol.hub.connector.WriteOutcome.Rejected;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Has Vendure put a customer's own data right. It is looked first what stands there, and only what
 * is otherwise is sent: each time Vendure is told anything it writes that into the customer's
 * history, and after a try whose end is not known there may be nothing left to say.
 */
final class VendureCorrection {
  private static final String FIND =
      "query FindToCorrect($id:ID!){customer(id:$id){"
          + "id firstName lastName phoneNumber emailAddress}}";
  private static final String CORRECT =
      "mutation CorrectCustomer($i:UpdateCustomerInput!){updateCustomer(input:$i){"
          + "__typename ... on ErrorResult{errorCode}}}";
  private static final String CONFLICT = "EMAIL_ADDRESS_CONFLICT_ERROR";
  private static final String EMAIL = "emailAddress";

  private final VendureApi api;

  VendureCorrection(VendureApi api) {
    this.api = api;
  }

  private record Found(@Nullable Known customer) {}

  private record Known(
      String id,
      String firstName,
      String lastName,
      @Nullable String phoneNumber,
      @Nullable String emailAddress) {
    @Override
    public String toString() {
      return "Known[]";
    }
  }

  private record Corrected(Result updateCustomer) {}

  private record Result(@Nullable String errorCode) {}

  /**
   * @throws app.dangol.hub.connector.ConnectorException if it cannot be told whether it was done;
   *     it may be asked again
   */
  WriteOutcome correct(Write.Correct correct) {
    JsonObject variables = new JsonObject();
    variables.addProperty("id", correct.customer());
    Known known = api.ask("FindToCorrect", FIND, variables, Found.class).customer();
    if (known == null) {
      return new Rejected(Rejected.UNKNOWN_CUSTOMER);
    }
    JsonObject news = news(correct, known);
    String refusal = send(known, news);
    if (refusal == null) {
      return new WriteOutcome.Confirmed();
    }
    if (!refusal.equals(CONFLICT)) {
      return new Rejected("refused");
    }
    // The address alone is refused; what else was corrected must not hang on it.
    news.remove(EMAIL);
    return new Rejected(send(known, news) == null ? Rejected.EMAIL_IN_USE : "refused");
  }

  /** What is otherwise there. */
  private static JsonObject news(Write.Correct correct, Known known) {
    JsonObject news = new JsonObject();
    correct
        .name()
        .ifPresent(name -> {
          NameParts held = new NameParts(known.firstName(), known.lastName());
          NameParts parts = NameParts.of(name, held);
          if (!parts.equals(held)) {
            news.addProperty("firstName", parts.first());
            news.addProperty("lastName", parts.last());
          }
        });
    correct
        .phone()
        .filter(phone -> !phone.equals(known.phoneNumber()))
        .ifPresent(phone -> news.addProperty("phoneNumber", phone));
    correct
        .email()
        .filter(email -> !Objects.equals(email, known.emailAddress()))
        .ifPresent(email -> news.addProperty(EMAIL, email));
    return news;
  }

  /** Returns the code of Vendure's refusal, null if there is none; nothing to say is not said. */
  private @Nullable String send(Known known, JsonObject news) {
    if (news.isEmpty()) {
      return null;
    }
    JsonObject input = news.deepCopy();
    input.addProperty("id", known.id());
    JsonObject variables = new JsonObject();
    variables.add("i", input);
    return api.ask("CorrectCustomer", CORRECT, variables, Corrected.class)
        .updateCustomer()
        .errorCode();
  }
}
