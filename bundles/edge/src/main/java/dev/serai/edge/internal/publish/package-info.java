/**
 * The public URLs on either whiteboard. What the JAX-RS one needs is imported only if it is there,
 * and touched by {@code Jaxrs}- and {@code Mcp}-classes alone.
 */
@Header(
    name = "Import-Package",
    value = "javax.ws.rs.*;resolution:=optional,org.apache.cxf.*;resolution:=optional,*")
package dev.serai.edge.internal.publish;

import org.osgi.annotation.bundle.Header;
