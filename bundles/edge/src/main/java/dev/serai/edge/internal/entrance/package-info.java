/**
 * The two ways from the public URLs to the forwarder. What the JAX-RS one needs is found when it is
 * used and not before, so that the JAX-RS whiteboard comes and goes without binding the edge anew;
 * {@code Jaxrs}-, {@code Cxf}- and {@code Mcp}-classes alone touch it.
 */
@Header(name = "Import-Package", value = "!javax.ws.rs.*,!org.apache.cxf.*,*")
@Header(
    name = "DynamicImport-Package",
    value =
        "javax.ws.rs;version='[2.1,3)',javax.ws.rs.*;version='[2.1,3)',"
            + "org.apache.cxf.*;version='[3.6,4)'")
package dev.serai.edge.internal.entrance;

import org.osgi.annotation.bundle.Header;
