import java.net.URL;
import java.util.function.UnaryOperator;
import org.apache.axis.EngineConfiguration;
import org.apache.axis.Handler;
import org.apache.axis.transport.http.HTTPSender;
import plegma.account.AccountService_PortType;
import plegma.account.AccountService_ServiceLocator;
import plegma.data.DataService_PortType;
import plegma.data.DataService_ServiceLocator;
import plegma.job.JobService_PortType;
import plegma.job.JobService_ServiceLocator;
import plegma.mobilegrid.MobileGridServerServiceLocator;
import plegma.mobilegrid.MobileGridServer;
import plegma.registry.Registry_PortType;
import plegma.registry.Registry_ServiceLocator;

/** The services under test, by their generated stubs. */
final class Grid {
  static Credentials client() throws Exception {
    return Credentials.read(variable("CERTIFICATE"), variable("KEY"), variable("AUTHORITY"));
  }

  static Credentials legacy() throws Exception {
    return Credentials.read(variable("LEGACY_CERTIFICATE"), variable("LEGACY_KEY"), variable("AUTHORITY"));
  }

  static Credentials server() throws Exception {
    return Credentials.read(variable("SERVER_CERTIFICATE"), variable("SERVER_KEY"), variable("AUTHORITY"));
  }

  static EngineConfiguration signing(Credentials credentials, Dialect dialect) {
    return signing(credentials, dialect, UnaryOperator.identity());
  }

  static EngineConfiguration signing(
      Credentials credentials, Dialect dialect, UnaryOperator<String> onTheWay) {
    return ClientHandlers.signing(credentials, dialect, dialect, new HTTPSender(), onTheWay);
  }

  static Registry_PortType registry(Handler sender) throws Exception {
    return new Registry_ServiceLocator(ClientHandlers.unsigned(sender)).getRegistry(url("REGISTRY"));
  }

  static MobileGridServer mobileGridServer() throws Exception {
    return new MobileGridServerServiceLocator(ClientHandlers.unsigned(new HTTPSender()))
        .getMobileGridServer(url("MOBILE_GRID_SERVER"));
  }

  static AccountService_PortType accounts(EngineConfiguration configuration) throws Exception {
    return new AccountService_ServiceLocator(configuration).getAccountService(url("ACCOUNT_SERVICE"));
  }

  static DataService_PortType data(EngineConfiguration configuration) throws Exception {
    return new DataService_ServiceLocator(configuration).getDataService(url("DATA_SERVICE"));
  }

  static JobService_PortType jobs(EngineConfiguration configuration) throws Exception {
    return new JobService_ServiceLocator(configuration).getJobService(url("JOB_SERVICE"));
  }

  static URL url(String service) throws Exception {
    return new URL(variable(service));
  }

  private static String variable(String name) {
    String value = System.getenv("PLEGMA_" + name);
    if (value == null) throw new IllegalStateException("PLEGMA_" + name + " is not set");
    return value;
  }

  private Grid() {}
}
