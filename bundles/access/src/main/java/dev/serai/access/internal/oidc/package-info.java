/** Identity providers by OpenID Connect: their keys, and the tokens that those sign. */
package dev.serai.access.internal.oidc;
