/**
 * The two ways from the public URLs to the forwarder. What the JAX-RS one needs is imported only if
 * it is there, and touched by {@code Jaxrs}-, {@code Cxf}- and {@code Mcp}-classes alone.
 */
@Header(
    name = "Import-Package",
    value = "javax.ws.rs.*;resolution:=optional,org.apache.cxf.*;resolution:=optional,*")
package dev.serai.edge.internal.entrance;

import org.osgi.annotation.bundle.Header;
