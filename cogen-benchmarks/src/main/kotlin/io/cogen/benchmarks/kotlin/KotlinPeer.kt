/** Kotlin's side of the workloads: see the package io.cogen.benchmarks.peers. */
@file:JvmName("KotlinPeer")

package io.cogen.benchmarks.kotlin

import io.cogen.benchmarks.peers.Fork
import io.cogen.benchmarks.peers.Shape
import io.cogen.benchmarks.peers.Work
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.channels.SendChannel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.launch
import kotlinx.coroutines.newSingleThreadContext
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.seconds

fun main(args: Array<String>) = Fork.main(
    mapOf(
        "yield" to Work(::passing),
        "call" to Work { size -> runBlocking { fib(size) }.toLong() },
        "generator" to Work(::generator),
        "queue" to Work(::queue),
        "pingpong" to Work(::pingPong),
        "spawn" to Work { size -> runBlocking { skynet(0, size) } },
        "memory" to Work(::memory),
        "timeout" to Work(::timeout),
        "sleepers" to Work(::sleepers),
        "signal" to Work(::signal),
        "lock" to Work(::lock),
        "pubsub" to Work(::pubsub),
        "select" to Work(::selectOf8),
        "crossloop" to Work(::crossLoop),
    ),
    args,
)

private fun passing(size: Int): Long {
    val turns = Shape.turns(size)
    var passed = 0L
    runBlocking {
        repeat(size) {
            launch {
                repeat(turns) { yield() }
                passed += turns
            }
        }
    }
    return passed
}

private suspend fun fib(n: Int): Int = if (n < 2) n else fib(n - 1) + fib(n - 2)

private fun numbers(size: Int): Sequence<Int> = sequence {
    for (i in 0 until size) {
        yield(i)
    }
}

private fun generator(size: Int): Long {
    var sum = 0L
    for (i in numbers(size)) {
        sum += i
    }
    return sum
}

private fun CoroutineScope.consume(channel: ReceiveChannel<Int>) = async {
    var sum = 0L
    for (i in channel) {
        sum += i
    }
    sum
}

private suspend fun produce(size: Int, channel: SendChannel<Int>) {
    for (i in 0 until size) {
        channel.send(i)
    }
    channel.close()
}

private fun queue(size: Int): Long = runBlocking {
    val channel = Channel<Int>(Shape.BOUND)
    launch { produce(size, channel) }
    consume(channel).await()
}

private fun pingPong(size: Int): Long = runBlocking {
    val there = Channel<Int>()
    val back = Channel<Int>()
    launch {
        for (ball in there) {
            back.send(ball + 1)
        }
    }
    var ball = 0
    repeat(size) {
        there.send(ball)
        ball = back.receive()
    }
    there.close()
    ball.toLong()
}

private suspend fun skynet(first: Long, size: Int): Long = if (size == 1) first else coroutineScope {
    val part = size / Shape.BRANCHES
    List(Shape.BRANCHES) { i -> async { skynet(first + i * part, part) } }.awaitAll().sum()
}

private fun memory(size: Int): Long = runBlocking {
    val before = Fork.liveHeap()
    val sleepers = launch {
        repeat(size) {
            launch { delay(1.hours) }
        }
    }
    // Those that were launched are in the queue before this one.
    repeat(3) { yield() }
    val bytes = Fork.liveHeap() - before
    check(sleepers.children.count() == size)
    sleepers.cancel()
    bytes
}

private fun timeout(size: Int): Long = runBlocking {
    var done = 0L
    repeat(size) {
        withTimeout(60.seconds) {
            yield()
            done++
        }
    }
    done
}

private fun sleepers(size: Int): Long {
    var woken = 0L
    runBlocking {
        repeat(size) {
            launch {
                delay(Shape.SLEEP_MILLIS)
                woken++
            }
        }
    }
    return woken
}

/** The nearest: a flow that keeps nothing, whose emit waits for the collector. */
private fun signal(size: Int): Long = runBlocking {
    val signals = MutableSharedFlow<Int>()
    var received = 0L
    launch { signals.take(size).collect { received++ } }
    signals.subscriptionCount.first { it == 1 }
    repeat(size) { signals.emit(it) }
    received
}

private fun lock(size: Int): Long {
    val mutex = Mutex()
    var turns = 0L
    runBlocking {
        repeat(size) {
            launch {
                repeat(Shape.TURNS) {
                    mutex.withLock {
                        turns++
                        yield()
                    }
                }
            }
        }
    }
    return turns
}

private fun pubsub(size: Int): Long {
    var received = 0L
    runBlocking {
        val messages = MutableSharedFlow<Int>(extraBufferCapacity = Shape.BOUND)
        repeat(Shape.SUBSCRIBERS) {
            launch { messages.take(size).collect { received++ } }
        }
        messages.subscriptionCount.first { it == Shape.SUBSCRIBERS }
        repeat(size) { messages.emit(it) }
    }
    return received
}

private fun selectOf8(size: Int): Long = runBlocking {
    val channels = List(8) { Channel<Int>() }
    launch {
        repeat(size) { i -> channels[i % channels.size].send(i) }
    }
    var received = 0L
    repeat(size) {
        received += select<Int> {
            for (channel in channels) {
                channel.onReceive { 1 }
            }
        }
    }
    received
}

private fun crossLoop(size: Int): Long = newSingleThreadContext("consumer").use { other ->
    runBlocking {
        val channel = Channel<Int>(Shape.BOUND)
        launch { produce(size, channel) }
        CoroutineScope(other).consume(channel).await()
    }
}
