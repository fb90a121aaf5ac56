package dev.serai.credential.vault.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Client tokens, and the methods to get them. */
final class TokenDesk {
  private final Map<String, Instant> tokens = new HashMap<>();
  private final Map<String, String> logins = new HashMap<>();
  private int seconds = 3_600;
  private boolean renewable = true;
  private int made;
  private int renewals;

  /** A token that never ends. */
  void root(String token) {
    tokens.put(token, Instant.MAX);
  }

  /** A way to log in: what has to be sent, in the order of the request's members. */
  void login(String path, String body) {
    logins.put(path, body);
  }

  void give(int seconds, boolean renewable) {
    this.seconds = seconds;
    this.renewable = renewable;
  }

  void forgetAll() {
    tokens.clear();
  }

  int made() {
    return made;
  }

  int renewals() {
    return renewals;
  }

  boolean knows(String token) {
    Instant end = token == null ? null : tokens.get(token);
    return end != null && end.isAfter(Instant.now());
  }

  boolean isLogin(Ask ask) {
    return ask.path().matches("auth/[^/]+/login");
  }

  Reply logIn(Ask ask) {
    String wanted = logins.get(ask.path());
    if (wanted == null) {
      return Reply.error(
          404, "no handler for route \"" + ask.path() + "\". route entry not found.");
    }
    if (!wanted.equals(ask.body().toString())) {
      return Reply.error(400, "invalid role or secret ID");
    }
    String token = "hvs.login-" + ++made;
    tokens.put(token, Instant.now().plusSeconds(seconds));
    return new Reply(200, auth(token));
  }

  Reply lookUp(Ask ask) {
    Instant end = tokens.get(ask.token());
    boolean lasts = end.equals(Instant.MAX);
    ObjectNode data = Reply.object();
    data.put("ttl", lasts ? 0 : Duration.between(Instant.now(), end).toSeconds() + 1);
    data.put("renewable", !lasts && renewable);
    data.put("id", ask.token());
    return Reply.data(data);
  }

  Reply renew(Ask ask) {
    if (!renewable) {
      return Reply.error(400, "lease is not renewable");
    }
    renewals++;
    tokens.put(ask.token(), Instant.now().plusSeconds(seconds));
    return new Reply(200, auth(ask.token()));
  }

  private ObjectNode auth(String token) {
    ObjectNode body = Reply.envelope(null);
    ObjectNode auth = body.putObject("auth");
    auth.put("client_token", token);
    auth.put("accessor", "accessor-" + made);
    auth.putArray("policies").add("default").add("serai");
    auth.put("lease_duration", seconds);
    auth.put("renewable", renewable);
    auth.put("token_type", "service");
    return body;
  }
}
