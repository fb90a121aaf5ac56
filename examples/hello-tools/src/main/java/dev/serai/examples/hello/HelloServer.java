package dev.serai.examples.hello;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Registers the features of the server {@code hello}, and takes them back when it is stopped. */
@Component(service = {})
public final class HelloServer {
  private final McpServices services;

  /** Registers the features. */
  @Activate
  public HelloServer(BundleContext context) {
    services =
        McpServices.register(
            context,
            "Hello tools",
            List.of(
                GreetTool.saying("Hello", "Greets a person"),
                TimeTool.specification(),
                AddTool.specification(),
                WelcomeResource.specification(),
                GreetingPrompt.specification()));
  }

  /** Takes the features back. */
  @Deactivate
  public void deactivate() {
    services.close();
  }
}
