package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * Where a PostgreSQL database is and who goes there. What may be secret is taken out of the URL
 * before the driver sees it, for the driver quotes URLs in its log and its failures.
 */
public final class PostgresAddress {
  /** What such a URL begins with. */
  public static final String PREFIX = "jdbc:postgresql:";

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])?(:\\d*)?");

  private final String url;
  private final Properties properties;

  private PostgresAddress(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  /**
   * Takes a URL apart.
   *
   * @param url {@code jdbc:postgresql://host:port/database?user=…&…}, as the driver's manual has
   *     it; unless it says otherwise another machine must show a certificate this Java trusts
   * @param password if it does not stand in the URL, where it counts first
   * @throws DangolException CFG-01 if it is none; the words quote nothing of it
   */
  public static PostgresAddress parse(String url, Optional<String> password) {
    int query = url.indexOf('?');
    String bare = query < 0 ? url : url.substring(0, query);
    if (!bare.startsWith(PREFIX) || bare.indexOf('@') >= 0) {
      throw unusable("it must be jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
    }
    Properties properties = new Properties();
    password.ifPresent(secret -> properties.setProperty("password", secret));
    // A server that does not answer must not hold a device, or a lock, for ever.
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "dangol-hub");
    if (query >= 0) {
      for (String part : url.substring(query + 1).split("&", -1)) {
        int equals = part.indexOf('=');
        if (equals <= 0) {
          throw unusable("after the question mark stand NAME=VALUE, parted by &");
        }
        properties.setProperty(part.substring(0, equals), decode(part.substring(equals + 1)));
      }
    }
    if (!isOnThisMachine(bare)) {
      requireTls(properties);
    }
    return new PostgresAddress(bare, properties);
  }

  /** Customers' data goes over this line; whoever wants it in the clear has to say so. */
  private static void requireTls(Properties properties) {
    properties.putIfAbsent("sslmode", "verify-full");
    if (properties.getProperty("sslmode").startsWith("verify")
        && !properties.containsKey("sslrootcert")) {
      // Without this the driver trusts nobody but a file in the home of whoever runs it.
      properties.putIfAbsent("sslfactory", DefaultJavaSSLFactory.class.getName());
    }
  }

  private static boolean isOnThisMachine(String bare) {
    String place = bare.substring(PREFIX.length());
    if (!place.startsWith("//")) {
      return true;
    }
    int end = place.indexOf('/', 2);
    String hosts = place.substring(2, end < 0 ? place.length() : end);
    return Arrays.stream(hosts.split(",", -1)).allMatch(host -> LOOPBACK.matcher(host).matches());
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unusable("a value after the question mark is not URL-encoded");
    }
  }

  private static DangolException unusable(String why) {
    return new DangolException(ErrorCode.CFG_01, "the database's URL cannot be used: " + why);
  }

  /** Without user and password. */
  String url() {
    return url;
  }

  /** A copy of what the driver is to know besides; holds the password. */
  Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  /** Host, port and database. */
  @Override
  public String toString() {
    return url.substring(PREFIX.length());
  }
}
