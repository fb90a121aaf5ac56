package dev.serai.gateway.internal.downstream;

import dev.serai.core.error.SeraiException;
import dev.serai.gateway.internal.http.DownstreamEra;
import dev.serai.gateway.internal.http.HttpCall;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.MessageReader;
import dev.serai.gateway.internal.modern.ModernDownstream;

/** Clients of both eras on the same URLs: each POST says which one it is of. */
final class DualDownstream implements DownstreamEra {
  private static final MessageReader READER = MessageReader.strict();

  private final LegacyDownstream legacy;
  private final ModernDownstream modern;

  DualDownstream(LegacyDownstream legacy, ModernDownstream modern) {
    this.legacy = legacy;
    this.modern = modern;
  }

  @Override
  public void post(HttpCall call, byte[] body) {
    if (MessageReader.isBatch(body)) {
      legacy.post(call, body);
      return;
    }
    Message message;
    try {
      message = READER.read(body);
    } catch (SeraiException e) {
      call.error(null, e);
      return;
    }
    if (ModernDownstream.isModern(call, message)) {
      modern.post(call, message);
    } else {
      legacy.post(call, message);
    }
  }

  @Override
  public void listen(HttpCall call) {
    legacy.listen(call);
  }

  @Override
  public void end(HttpCall call) {
    legacy.end(call);
  }
}
