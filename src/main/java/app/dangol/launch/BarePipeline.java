package app.dangol.launch;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The least that any program could do to take in the hub's pages: the same bytes by HTTP and
 * gunzip, read by Gson as a stream, bound to one prepared statement in a transaction a page. No
 * check, no sum, no cursor of its own; nothing of the program is used.
 */
final class BarePipeline implements AutoCloseable {
  /** Of a moment without fractions of a second, such as {@code 2026-11-20T09:00:00Z}. */
  private static final int PLAIN_LENGTH = 20;

  private static final String TABLE =
      """
      CREATE TABLE history (
        customer TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL,
        bucket INTEGER NOT NULL, generation INTEGER NOT NULL, version INTEGER NOT NULL,
        basket TEXT NOT NULL, kind TEXT NOT NULL, store TEXT NOT NULL, sku TEXT NOT NULL,
        quantity INTEGER NOT NULL, amount_minor INTEGER, tax_minor INTEGER, currency TEXT,
        PRIMARY KEY (customer, at, id)
      ) WITHOUT ROWID\
      """;
  private static final String INSERT =
      "INSERT INTO history VALUES (?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPSERT =
      INSERT
          + """
           ON CONFLICT (customer, at, id) DO UPDATE SET version = excluded.version,
            basket = excluded.basket, kind = excluded.kind, store = excluded.store,
            sku = excluded.sku, quantity = excluded.quantity, amount_minor = excluded.amount_minor,
            tax_minor = excluded.tax_minor, currency = excluded.currency\
          """;

  private final HttpUrl bucket;
  private final String token;
  private final OkHttpClient client = new OkHttpClient.Builder().build();
  private final Connection connection;
  private String next = "";
  private boolean more;

  BarePipeline(String hub, String bucket, String token, Path file) throws SQLException {
    this.bucket =
        HttpUrl.get(hub).newBuilder().addPathSegments("v1/buckets").addPathSegment(bucket).build();
    this.token = token;
    Properties properties = new Properties();
    properties.setProperty("jdbc.get_generated_keys", "false");
    connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
    try (Statement statement = connection.createStatement()) {
      for (String pragma :
          List.of(
              "PRAGMA journal_mode = WAL",
              "PRAGMA synchronous = NORMAL",
              "PRAGMA wal_autocheckpoint = 20000",
              "PRAGMA cache_size = -65536",
              "PRAGMA mmap_size = 1073741824",
              "PRAGMA temp_store = MEMORY")) {
        statement.execute(pragma);
      }
      statement.execute(TABLE);
    }
    connection.setAutoCommit(false);
  }

  /** Fetches a whole snapshot; returns its rows. */
  long load() throws IOException, SQLException {
    return snapshot(INSERT);
  }

  /** Fetches it over what is there; returns its rows. */
  long loadAgain() throws IOException, SQLException {
    return snapshot(UPSERT);
  }

  private long snapshot(String sql) throws IOException, SQLException {
    HttpUrl first = bucket.newBuilder().addPathSegment("snapshot").build();
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      long rows = take(first, insert);
      while (more) {
        rows += take(first.newBuilder().addQueryParameter("page", next).build(), insert);
      }
      return rows;
    }
  }

  /** Fetches what changed since; returns its rows. */
  long follow() throws IOException, SQLException {
    HttpUrl changes = bucket.newBuilder().addPathSegment("changes").build();
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      long rows = 0;
      do {
        rows += take(changes.newBuilder().addQueryParameter("cursor", next).build(), upsert);
      } while (more);
      return rows;
    }
  }

  private long take(HttpUrl url, PreparedStatement statement) throws IOException, SQLException {
    Request request =
        new Request.Builder().url(url).header("Authorization", "Bearer " + token).build();
    long rows = 0;
    try (Response response = client.newCall(request).execute()) {
      JsonReader in =
          new JsonReader(
              new InputStreamReader(response.body().byteStream(), StandardCharsets.UTF_8));
      // Several documents one after the other are read by the lenient reader alone.
      in.setStrictness(Strictness.LENIENT);
      while (in.peek() != JsonToken.END_DOCUMENT) {
        if (line(in, statement)) {
          statement.executeUpdate();
          rows++;
        }
      }
    }
    connection.commit();
    return rows;
  }

  /** Reads one line; false for the one that ends the page. */
  private boolean line(JsonReader in, PreparedStatement statement)
      throws IOException, SQLException {
    boolean row = false;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "v" -> statement.setLong(4, in.nextLong());
        case "d" -> {
          row = true;
          data(in, statement);
        }
        case "next" -> next = in.nextString();
        case "more" -> more = in.nextBoolean();
        default -> in.skipValue();
      }
    }
    in.endObject();
    return row;
  }

  private static void data(JsonReader in, PreparedStatement statement)
      throws IOException, SQLException {
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "customer" -> statement.setString(1, in.nextString());
        case "at" -> statement.setLong(2, millis(in.nextString()));
        case "id" -> statement.setString(3, in.nextString());
        case "group" -> statement.setString(5, in.nextString());
        case "kind" -> statement.setString(6, in.nextString());
        case "store" -> statement.setString(7, in.nextString());
        case "sku" -> statement.setString(8, in.nextString());
        case "quantity" -> statement.setLong(9, in.nextLong());
        case "amount_minor" -> statement.setLong(10, in.nextLong());
        case "tax_minor" -> statement.setLong(11, in.nextLong());
        case "currency" -> statement.setString(12, in.nextString());
        default -> in.skipValue();
      }
    }
    in.endObject();
  }

  /** Reads the one form this hub writes without a look at whether it is one. */
  private static long millis(String at) {
    if (at.length() != PLAIN_LENGTH) {
      return Instant.parse(at).toEpochMilli();
    }
    long days = LocalDate.of(digits(at, 0, 4), digits(at, 5, 7), digits(at, 8, 10)).toEpochDay();
    long seconds = digits(at, 11, 13) * 3_600L + digits(at, 14, 16) * 60L + digits(at, 17, 19);
    return (days * 86_400 + seconds) * 1_000;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
