package dev.serai.admin.internal.resource;

import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.ext.Provider;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.impl.HttpHeadersImpl;
import org.apache.cxf.jaxrs.impl.SecurityContextImpl;
import org.apache.cxf.jaxrs.impl.UriInfoImpl;
import org.apache.cxf.message.Message;

/**
 * Gives resources their {@link Call}. A bean parameter would do the same, but CXF keeps its fields
 * on a bus that outlives the application, and by them the class loader of a replaced bundle.
 */
@Provider
public final class Calls implements ContextProvider<Call> {
  @Override
  public Call createContext(Message message) {
    return new Call(new UriInfoImpl(message), new HttpHeadersImpl(message), security(message));
  }

  /** That of the filter which let the request in, if one did. */
  private static SecurityContext security(Message message) {
    SecurityContext set = message.get(SecurityContext.class);
    return set == null ? new SecurityContextImpl(message) : set;
  }
}
