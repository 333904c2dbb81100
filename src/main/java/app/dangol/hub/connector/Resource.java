package app.dangol.hub.connector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;

/**
 * What is asked for below a shop system's address: segments of a path, and a query. Each is encoded
 * as a whole (RFC 3986 §3.3, §3.4), so an id stays one segment whatever it holds. May name a
 * customer, so neither is ever in a toString.
 *
 * @param query in the order of its names
 */
public record Resource(List<String> segments, Map<String, String> query) {
  /** The address itself. */
  static final Resource ROOT = new Resource(List.of(), Map.of());

  /**
   * @throws IllegalArgumentException if a segment is empty, or one that leads upwards
   */
  public Resource {
    segments = List.copyOf(segments);
    query = new TreeMap<>(query);
    if (segments.stream().anyMatch(Resource::isNone)) {
      throw new IllegalArgumentException("a segment of a path names nothing");
    }
  }

  /** A path without a query. */
  public static Resource of(String... segments) {
    return new Resource(Arrays.asList(segments), Map.of());
  }

  /** The same path, asked with one more parameter. */
  public Resource with(String name, String value) {
    Map<String, String> more = new TreeMap<>(query);
    more.put(name, value);
    return new Resource(segments, more);
  }

  @Override
  public Map<String, String> query() {
    return Map.copyOf(query);
  }

  /** An URL's dots mean places, so they cannot be encoded away (RFC 3986 §5.2.4). */
  private static boolean isNone(String segment) {
    return segment.isEmpty() || segment.equals(".") || segment.equals("..");
  }

  HttpUrl below(HttpUrl address) {
    HttpUrl.Builder url = address.newBuilder();
    segments.forEach(url::addPathSegment);
    query.forEach(url::addQueryParameter);
    return url.build();
  }

  @Override
  public String toString() {
    return "Resource[" + segments.size() + " segments]";
  }
}
