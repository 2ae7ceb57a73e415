package io.cogen.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Marks tests that other tests run, to see them fail. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Fixture.Wanted.class)
@interface Fixture {
    /** Runs a class of such tests. */
    final class Run {
        private Run() {}

        static EngineExecutionResults of(Class<?> fixture, Map<String, String> parameters) {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(fixture))
                    .configurationParameter(Fixture.class.getName(), "wanted")
                    .configurationParameters(parameters)
                    .execute();
        }
    }

    /** They do not run by themselves. */
    final class Wanted implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(Fixture.class.getName()).isPresent()
                    ? ConditionEvaluationResult.enabled("run by a test")
                    : ConditionEvaluationResult.disabled("run by other tests only");
        }
    }
}
