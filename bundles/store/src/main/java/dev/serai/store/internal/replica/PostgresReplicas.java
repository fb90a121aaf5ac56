package dev.serai.store.internal.replica;

import dev.serai.core.store.StoreChange;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Replicas that notify each other through PostgreSQL. The channel is that of the schema, so that
 * those of other schemas in one database do not hear.
 */
public final class PostgresReplicas implements Replicas {
  /** A server that is silent for longer is lost; after half of it, what it tells counts as late. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  /** More changes of a concern in one transaction are told as one that stands for anything. */
  private static final int MAX_CHANGES = 1_000;

  private final DataSource dataSource;
  private final String channel;
  private final Duration silence;
  private volatile String name = newName();

  private PostgresReplicas(DataSource dataSource, String channel, Duration silence) {
    this.dataSource = dataSource;
    this.channel = channel;
    this.silence = silence;
  }

  /**
   * The others that use the schema of a connection.
   *
   * @param dataSource a pool, one of whose connections will listen
   * @param handle one of its connections
   */
  public static PostgresReplicas of(DataSource dataSource, Handle handle) {
    return of(dataSource, handle, SILENCE);
  }

  static PostgresReplicas of(DataSource dataSource, Handle handle, Duration silence) {
    String schema = handle.createQuery("select current_schema()").mapTo(String.class).one();
    String channel = "serai_" + Integer.toHexString(schema.hashCode());
    return new PostgresReplicas(dataSource, channel, silence);
  }

  @Override
  public void tell(Handle handle, List<StoreChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    ChangeBatch batch = new ChangeBatch(MAX_CHANGES);
    batch.add(changes);
    for (String text : Notice.write(name, batch.take())) {
      handle.execute("select pg_notify(?, ?)", channel, text);
    }
  }

  @Override
  public void tellMyself() {
    name = newName();
  }

  @Override
  public Listening listen(Heard heard) {
    return ReplicaListener.start(
        () -> ListeningConnection.open(dataSource, channel, silence),
        silence,
        new OthersNotices(() -> name, heard));
  }

  String channel() {
    return channel;
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }
}
