package dev.serai.admin.internal.resource;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.ws.rs.core.Response;

/**
 * Makes things once, however often the request to make them comes: with the header {@code
 * Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header) the second request of a principal
 * with a key is answered as the first was. Known on this replica alone. Safe for use by any thread.
 */
public final class Creations {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final long PATIENCE_SECONDS = 15;

  private final Remembered remembered;

  /** None at first. */
  public Creations(Remembered remembered) {
    this.remembered = remembered;
  }

  Response make(Call call, byte[] body, Supplier<Creation> work) {
    String key = call.header(HEADER);
    if (key == null) {
      return work.get().first();
    }
    if (!KEY.matcher(key).matches()) {
      throw Call.refused(HEADER + " must be 1 to 255 visible ASCII characters.");
    }
    String request = hash(call.uri().getPath(), body);
    Remembered.Entry mine = new Remembered.Entry(request, new CompletableFuture<>());
    String place = call.actor().principal().reference() + " " + key;
    Remembered.Entry first = remembered.putIfAbsent(place, mine);
    return first == null ? first(place, mine, work) : again(first, request);
  }

  /** What fails is forgotten, so that it can be tried again. */
  private Response first(String place, Remembered.Entry entry, Supplier<Creation> work) {
    try {
      Creation made = work.get();
      remembered.made(place, entry, made);
      return made.first();
    } catch (RuntimeException e) {
      remembered.failed(place, entry, e);
      throw e;
    }
  }

  private static Response again(Remembered.Entry first, String request) {
    if (!first.request().equals(request)) {
      throw new SeraiException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED, "This " + HEADER + " came with another request.");
    }
    try {
      return first.creation().get(PATIENCE_SECONDS, TimeUnit.SECONDS).again();
    } catch (ExecutionException e) {
      throw SeraiException.of(e.getCause());
    } catch (TimeoutException e) {
      throw new SeraiException(
          ErrorCode.OVERLOADED, "The first request with this " + HEADER + " still runs.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SeraiException(ErrorCode.STOPPING, "Serai stops.", e);
    }
  }

  private static String hash(String path, byte[] body) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update((path + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
