package dev.serai.credential.vault.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An engine that makes database users, and the leases on them. */
final class LeaseDesk {
  private final Map<String, Instant> leases = new LinkedHashMap<>();
  private final List<String> revoked = new ArrayList<>();
  private int seconds = 3_600;
  private boolean renewable = true;
  private int made;
  private int renewals;
  private String password = "";

  void lend(int seconds, boolean renewable, String password) {
    this.seconds = seconds;
    this.renewable = renewable;
    this.password = password;
  }

  int made() {
    return made;
  }

  int renewals() {
    return renewals;
  }

  List<String> revoked() {
    return List.copyOf(revoked);
  }

  void forgetAll() {
    leases.clear();
  }

  Reply make(Ask ask) {
    String id = ask.path() + "/lease-" + ++made;
    leases.put(id, Instant.now().plusSeconds(seconds));
    ObjectNode data = Reply.object();
    data.put("username", "v-serai-" + made);
    data.put("password", password + "-" + made);
    ObjectNode body = Reply.envelope(data);
    body.put("lease_id", id);
    body.put("lease_duration", seconds);
    body.put("renewable", renewable);
    return new Reply(200, body);
  }

  Reply renew(Ask ask) {
    String id = ask.text("lease_id");
    Instant end = leases.get(id);
    if (end == null || end.isBefore(Instant.now())) {
      return Reply.error(400, "lease not found");
    }
    renewals++;
    leases.put(id, Instant.now().plusSeconds(seconds));
    ObjectNode body = Reply.envelope(null);
    body.put("lease_id", id);
    body.put("lease_duration", seconds);
    body.put("renewable", renewable);
    return new Reply(200, body);
  }

  Reply revoke(Ask ask) {
    if (leases.remove(ask.text("lease_id")) != null) {
      revoked.add(ask.text("lease_id"));
    }
    return Reply.done();
  }
}
