/** The annotations of cogen: {@link io.cogen.annotations.Coroutine} for people, the others for libraries and for generated code. Nothing else. */
module io.cogen.annotations {
    exports io.cogen.annotations;
}
