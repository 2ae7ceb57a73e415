package demo;

import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.net.ServerSocket;
import io.cogen.net.Socket;
import java.io.IOException;

public final class EchoServer {

  @Coroutine
  static void serve(ServerSocket listener, Scheduler scheduler) throws IOException {
    while (true) {
      Socket peer = Co.yield(listener.accept());
      scheduler.add(EchoServerCoroutines.handle(peer));
    }
  }

  @Coroutine
  static void handle(Socket peer) throws IOException {
    try (peer) {
      Co.yield(peer.writeAll("WELCOME TO ECHO SERVER !\r\n"));
      String line;
      while ((line = Co.yield(peer.readLine(8192).timeout(ofSeconds(60)))) != null) {
        if (line.strip().equals("exit")) {
          Co.yield(peer.writeAll("GOOD BYE"));
          return;
        }
        Co.yield(peer.writeAll(line));
      }
    } catch (OperationTimeoutException idle) {
      // the client said nothing for a minute
    }
  }

  public static void main(String[] args) throws Exception {
    try (Scheduler scheduler = new Scheduler();
        ServerSocket listener = ServerSocket.bind("localhost", 7777)) {
      scheduler.add(EchoServerCoroutines.serve(listener, scheduler));
      scheduler.run();
    }
  }
}
