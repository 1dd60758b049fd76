package org.kastanie.solver.kernel;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kastanie.solver.kernel.vector.VectorUnit;

/** Runs all comparisons of scalar and vector kernels in this Java machine and says on how many lanes. */
final class TwinsAtOneWidth {
    static final String[] TWINS = {
        "org.kastanie.solver.kernel.RadiationKernelTwinsTest",
        "org.kastanie.solver.kernel.GatherKernelTwinsTest",
        "org.kastanie.solver.kernel.LatticeTwinsTest",
        "org.kastanie.solver.kernel.UtciTwinTest",
        "org.kastanie.solver.kernel.ElementaryErrorTest",
        "org.kastanie.solver.air.ColumnTwinsTest",
        "org.kastanie.solver.surface.SurfaceKernelTwinsTest",
        "org.kastanie.solver.surface.SoilKernelTwinsTest"
    };

    private TwinsAtOneWidth() {}

    public static void main(String[] args) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        List<String> failed = new ArrayList<>();
        int[] passed = new int[1];
        for (String name : args.length > 0 ? args : TWINS) {
            request.selectors(DiscoverySelectors.selectClass(name));
        }
        request.configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
        LauncherDiscoveryRequest built = request.build();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(built, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier id, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                    passed[0] += id.isTest() ? 1 : 0;
                } else {
                    failed.add(
                            id.getDisplayName() + ": " + result.getThrowable().orElse(null));
                }
            }
        });
        failed.forEach(f -> System.out.println("failed " + f));
        System.out.println(VectorUnit.describe() + ": " + passed[0] + " passed, " + failed.size() + " failed");
        System.exit(failed.isEmpty() && passed[0] > 0 ? 0 : 1);
    }
}
