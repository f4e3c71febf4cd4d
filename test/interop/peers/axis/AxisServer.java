import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.axis.configuration.FileProvider;
import org.apache.axis.transport.http.SimpleAxisServer;

/** A real Axis server on a free port, which it prints; ends with its standard input. */
public final class AxisServer {
  /** @param arguments the WSDD file */
  public static void main(String[] arguments) throws Exception {
    SimpleAxisServer server = new SimpleAxisServer();
    server.setMyConfig(new FileProvider(Files.newInputStream(Path.of(arguments[0]))));
    server.setServerSocket(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    server.start(true);
    System.out.println("port " + server.getServerSocket().getLocalPort());
    while (System.in.read() >= 0) continue;
    System.exit(0);
  }

  private AxisServer() {}
}
