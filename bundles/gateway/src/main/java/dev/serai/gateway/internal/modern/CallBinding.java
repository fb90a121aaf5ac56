package dev.serai.gateway.internal.modern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.exchange.Caller;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a sealed state is bound to, so that it is of no use for anything else. */
final class CallBinding {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final Set<String> CHANGING = Set.of("_meta", "inputResponses", "requestState");

  private CallBinding() {}

  /** A digest of who asks, where, and all that stays the same when a request is sent again. */
  static byte[] of(Caller caller, Message request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(JsonText.quote(caller.principal().name()));
      digest.update(JsonText.quote(caller.scope().kind()));
      digest.update(JsonText.quote(caller.scope().name()));
      digest.update(JsonText.quote(request.method()));
      digest.update(params(request));
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "The parameters are malformed.", e);
    }
  }

  private static byte[] params(Message request) throws IOException {
    if (request.params() == null) {
      return new byte[0];
    }
    Map<?, ?> params = MAPPER.readValue(request.params().toBytes(), LinkedHashMap.class);
    params.keySet().removeAll(CHANGING);
    return MAPPER.writeValueAsBytes(params);
  }
}
