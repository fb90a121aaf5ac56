package dev.serai.orchestrator.internal;

import java.util.function.DoubleSupplier;

/**
 * What every installation works with.
 *
 * @param policy the settings
 * @param scheduler time and threads
 * @param runtimes who runs servers
 * @param resolver puts values into launches
 * @param jitter gives numbers from 0 to 1
 */
record Surroundings(
    Policy policy,
    Scheduler scheduler,
    RuntimeTable runtimes,
    LaunchResolver resolver,
    DoubleSupplier jitter) {}
