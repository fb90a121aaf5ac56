package dev.serai.examples.hello.v2;

import dev.serai.examples.hello.AddTool;
import dev.serai.examples.hello.GreetTool;
import dev.serai.examples.hello.GreetingPrompt;
import dev.serai.examples.hello.McpServices;
import dev.serai.examples.hello.TimeTool;
import dev.serai.examples.hello.WelcomeResource;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Version 2 of the server {@code hello}: another greeting, and the tool {@code farewell}. */
@Component(service = {})
public final class HelloServerV2 {
  private final McpServices services;

  /** Registers the features. */
  @Activate
  public HelloServerV2(BundleContext context) {
    services =
        McpServices.register(
            context,
            "Hello tools 2",
            List.of(
                GreetTool.saying("Welcome", "Welcomes a person"),
                TimeTool.specification(),
                AddTool.specification(),
                FarewellTool.specification(),
                WelcomeResource.specification(),
                GreetingPrompt.specification()));
  }

  /** Takes the features back. */
  @Deactivate
  public void deactivate() {
    services.close();
  }
}
