package dev.serai.itests.container;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.util.EnumSet;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** Each feature of Serai leaves and comes back, in the container, alone. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FeatureSwapTest {
  @Inject private BundleContext context;
  @Inject private FeaturesService features;

  private Calls calls;

  @Configuration
  public Option[] container() {
    return options(PaxContainer.ofTheDistribution());
  }

  @Before
  public void helloAnswers() throws Exception {
    calls = Calls.ofTheContainer(context);
    calls.untilGreeted();
  }

  @Test
  public void storeRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-store");
  }

  @Test
  public void registryRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-registry");
  }

  @Test
  public void orchestratorRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-orchestrator");
  }

  @Test
  public void processRuntimeRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-runtime-process");
  }

  @Test
  public void bundleRuntimeRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-runtime-bundle");
  }

  @Test
  public void localCredentialsRestartNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-credential-local");
  }

  @Test
  public void edgeRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-edge");
  }

  @Test
  public void gatewayRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-gateway");
  }

  @Test
  public void adminRestartsNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-admin");
  }

  @Test
  public void helloToolsRestartNoOtherBundle() throws Exception {
    leavesAndComesBackAlone("serai-hello-tools");
  }

  @Test
  public void coreStaysForItsUsers() throws Exception {
    leavesAndComesBackAlone("serai-core");
  }

  /** The feature was not there before, so it comes first. */
  @Test
  public void jaxrsPublicationRestartsNoOtherBundle() throws Exception {
    try (BundleStarts starts = BundleStarts.watch(context)) {
      install("serai-edge-jaxrs");
      calls.untilGreeted();
      uninstall("serai-edge-jaxrs");
      calls.untilGreeted();
      assertEquals("bundles that started again", "", starts.again());
    }
  }

  /** The feature was not there before, so it comes first. */
  @Test
  public void vaultCredentialsRestartNoOtherBundle() throws Exception {
    try (BundleStarts starts = BundleStarts.watch(context)) {
      install("serai-credential-vault");
      uninstall("serai-credential-vault");
      calls.untilGreeted();
      assertEquals("bundles that started again", "", starts.again());
    }
  }

  /** It names what is installed already. */
  @Test
  public void theWholeStartsNothing() throws Exception {
    try (BundleStarts starts = BundleStarts.watch(context)) {
      install("serai");
      uninstall("serai");
      calls.untilGreeted();
      assertEquals("bundles that started again", "", starts.again());
    }
  }

  private void leavesAndComesBackAlone(String feature) throws Exception {
    try (BundleStarts starts = BundleStarts.watch(context)) {
      uninstall(feature);
      install(feature);
      calls.untilGreeted();
      assertEquals("bundles that started again", "", starts.again());
    }
  }

  private void install(String feature) throws Exception {
    features.installFeature(feature, EnumSet.noneOf(FeaturesService.Option.class));
  }

  private void uninstall(String feature) throws Exception {
    features.uninstallFeature(feature, EnumSet.noneOf(FeaturesService.Option.class));
  }
}
