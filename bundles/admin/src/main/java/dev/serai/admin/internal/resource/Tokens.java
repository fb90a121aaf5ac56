package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.Listing;
import dev.serai.admin.internal.model.MintedToken;
import dev.serai.admin.internal.model.Token;
import dev.serai.admin.internal.model.WantedToken;
import dev.serai.core.access.NewToken;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.TokenRequest;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.Versioned;
import java.util.function.Predicate;
import javax.ws.rs.core.Response;

/** What can be done with tokens at more than one address. */
public final class Tokens {
  private final Services services;
  private final Creations creations;

  /** Tokens. */
  public Tokens(Services services, Creations creations) {
    this.services = services;
    this.creations = creations;
  }

  Response list(Call call, PageRequest wanted, Predicate<Versioned<TokenRecord>> fits) {
    Page<Versioned<TokenRecord>> page =
        services.manage(
            management ->
                Pages.only(wanted, part -> management.tokens().list(call.actor(), part), fits));
    return Reply.listing(call, Listing.of(page.map(Token::of)), page.next());
  }

  /** The secret is in the first answer alone: nothing here keeps it. */
  Response mint(Call call, byte[] body, WantedToken wanted) {
    TokenRequest request = wanted.request();
    return creations.make(
        call,
        body,
        () -> {
          NewToken made = services.manage(management -> management.mint(call.actor(), request));
          Token token = Token.of(made.token());
          return new Creation(
              Call.location(call.uri().getBaseUriBuilder().path("tokens"), token.id()),
              Versions.tag(token.version()),
              Json.bytes(new MintedToken(token, made.secret())),
              Json.bytes(new MintedToken(token, null)));
        });
  }

  Response minted(NewToken made) {
    Token token = Token.of(made.token());
    return Reply.changed(new MintedToken(token, made.secret()), token.version());
  }
}
