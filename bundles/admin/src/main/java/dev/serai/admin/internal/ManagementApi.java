package dev.serai.admin.internal;

import dev.serai.admin.internal.http.Arrival;
import dev.serai.admin.internal.http.Departure;
import dev.serai.admin.internal.http.Failures;
import dev.serai.admin.internal.openapi.OpenApi;
import dev.serai.admin.internal.resource.AuditExports;
import dev.serai.admin.internal.resource.AuditResource;
import dev.serai.admin.internal.resource.BindingsResource;
import dev.serai.admin.internal.resource.Calls;
import dev.serai.admin.internal.resource.Creations;
import dev.serai.admin.internal.resource.DocumentResource;
import dev.serai.admin.internal.resource.EntriesResource;
import dev.serai.admin.internal.resource.GatewaysResource;
import dev.serai.admin.internal.resource.InstallationRequestsResource;
import dev.serai.admin.internal.resource.InstallationsResource;
import dev.serai.admin.internal.resource.PasswordResource;
import dev.serai.admin.internal.resource.ProfileResource;
import dev.serai.admin.internal.resource.RegistriesResource;
import dev.serai.admin.internal.resource.Remembered;
import dev.serai.admin.internal.resource.RolesResource;
import dev.serai.admin.internal.resource.SessionResource;
import dev.serai.admin.internal.resource.TeamsResource;
import dev.serai.admin.internal.resource.Tokens;
import dev.serai.admin.internal.resource.TokensResource;
import dev.serai.admin.internal.resource.ToolsResource;
import dev.serai.admin.internal.resource.UsersResource;
import dev.serai.admin.internal.signin.Authentication;
import dev.serai.admin.internal.signin.Entrance;
import dev.serai.core.edge.Sites;
import java.time.Clock;
import java.util.Set;
import javax.ws.rs.core.Application;

/** The management API as a JAX-RS application, wherever it is published. */
public final class ManagementApi extends Application {
  private static final int REMEMBERED = 10_000;
  private static final long REMEMBERED_BYTES = 8L << 20;

  private final Set<Object> singletons;

  /**
   * The API.
   *
   * @param services what it stands on
   * @param sites who may ask
   * @param maxBytes the longest body of a request
   */
  public ManagementApi(Services services, Sites sites, int maxBytes) {
    Creations creations =
        new Creations(new Remembered(Clock.systemUTC(), REMEMBERED, REMEMBERED_BYTES));
    Tokens tokens = new Tokens(services, creations);
    OpenApi openApi = new OpenApi();
    singletons =
        Set.of(
            new Entrance(new Arrival(sites, maxBytes), new Authentication(services, sites)),
            new Departure(openApi::methods),
            new Failures(),
            new Calls(),
            new DocumentResource(openApi.document()),
            new SessionResource(services),
            new ProfileResource(services, tokens),
            new UsersResource(services, creations),
            new PasswordResource(services),
            new TeamsResource(services, creations),
            new RolesResource(services, creations),
            new TokensResource(services, tokens),
            new GatewaysResource(services, creations),
            new BindingsResource(services, creations),
            new EntriesResource(services, creations),
            new InstallationsResource(services, creations),
            new InstallationRequestsResource(services, creations),
            new ToolsResource(services),
            new RegistriesResource(services, creations),
            new AuditResource(services, new AuditExports(services)));
  }

  @Override
  public Set<Object> getSingletons() {
    return singletons;
  }
}
