package io.cogen.processor.fuzz;

/** What to tell about a finding. */
record Report(long seed, Finding finding, Program shrunk) {
    private static final String REPLAY = "./mvnw test -pl cogen-processor -am -Dtest=FuzzTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcogen.fuzz.seed=";

    @Override
    public String toString() {
        return String.join(
                "\n",
                "seed " + seed + ": " + finding.kind().sentence,
                "replay on JDK " + Runtime.version().feature() + ": " + REPLAY + seed,
                "",
                finding.detail(),
                shrunk.text());
    }
}
