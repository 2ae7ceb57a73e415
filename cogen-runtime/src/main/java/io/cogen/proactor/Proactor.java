package io.cogen.proactor;

import io.cogen.core.Poller;

/** A poller that does I/O. */
public interface Proactor extends Poller {}
