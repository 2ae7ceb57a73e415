package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
    @ParameterizedTest
    @CsvSource({"cogen.dump, Nothing", "cogen.lines, mine", "cogen.method, 0", "cogen.method, -1", "cogen.method, much"
    })
    void whatMakesNoSenseIsSaidByName(String option, String value) {
        List<String> mistakes = Options.of(Map.of(option, value)).mistakes();

        assertEquals(1, mistakes.size());
        assertTrue(mistakes.get(0).startsWith("-A" + option), mistakes.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "cogen.dump, spill",
        "cogen.dump, all",
        "cogen.lines, generated",
        "cogen.method, 60",
        "cogen.debug, true"
    })
    void whatMakesSenseIsNot(String option, String value) {
        assertEquals(List.of(), Options.of(Map.of(option, value)).mistakes());
    }

    @Test
    void nothingNeedBeSaid() {
        Options options = Options.of(Map.of());

        assertEquals(List.of(), options.mistakes());
        assertTrue(options.hasSourceLines());
        assertFalse(options.debug());
    }
}
