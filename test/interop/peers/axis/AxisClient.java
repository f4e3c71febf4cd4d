import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.xml.namespace.QName;
import org.apache.axis.Constants;
import org.apache.axis.EngineConfiguration;
import org.apache.axis.MessageContext;
import org.apache.axis.client.Call;
import org.apache.axis.client.Service;
import org.apache.axis.client.Stub;
import org.apache.axis.encoding.XMLType;
import org.apache.axis.message.SOAPBodyElement;
import org.apache.axis.soap.SOAPConstants;
import org.apache.axis.transport.http.CommonsHTTPSender;
import org.apache.axis.transport.http.HTTPConstants;
import org.apache.axis.transport.http.HTTPSender;
import org.apache.axis.utils.XMLUtils;
import plegma.account.AccountService_PortType;
import plegma.common.NotAuthenticatedFault;
import plegma.common.NotFoundFault;
import plegma.registry.Registry_PortType;
import plegma.registry.holders.ServiceListHolder;

/** Axis 1.4 with WSS4J 1.6 as client of broker and provider. */
public final class AxisClient {
  public static void main(String[] arguments) throws Exception {
    Credentials client = Grid.client();
    EngineConfiguration signed = Grid.signing(client, Dialect.TIMESTAMP_SIGNATURE);
    Report.on("document-literal", () -> listServices(Grid.registry(new HTTPSender())));
    Report.on("rpc-encoded", AxisClient::listAsIn2006);
    Report.on("soap-1.2", AxisClient::describeBySoap12);
    Report.on("rpc-encoded-1.2", AxisClient::listBySoap12);
    Report.on("http-1.0", () -> listServices(speaking(HTTPConstants.HEADER_PROTOCOL_V10, new HTTPSender())));
    Report.on("chunked", () -> listServices(speaking(HTTPConstants.HEADER_PROTOCOL_V11, new CommonsHTTPSender())));
    Report.on("typed-fault", () -> askForMissingService(Grid.registry(new HTTPSender())));
    Report.on("timestamp-signature", () -> useAccount(signed));
    Report.on("signature", () -> useAccount(Grid.signing(client, Dialect.SIGNATURE)));
    Report.on("signed-fault", () -> askForMissingAccount(signed));
    Report.on("key-references", () -> nameKeys(client));
    Report.on("sha-1", () -> useSha1(client));
    Report.on("tampered", () -> changeOnTheWay(client));
    Report.on("replayed", () -> sendAgain(client));
    Report.on("walk", () -> new Walk(signed).run());
    Report.on("swa", () -> Upload.send(chunked(client), Call.ATTACHMENT_ENCAPSULATION_FORMAT_MIME));
    Report.on("dime", () -> Upload.send(signed, Call.ATTACHMENT_ENCAPSULATION_FORMAT_DIME));
  }

  /** With JavaMail 1.6, the default sender announces less than it sends of a multipart: without the line `Date:`. */
  private static EngineConfiguration chunked(Credentials client) {
    Dialect dialect = Dialect.TIMESTAMP_SIGNATURE;
    return ClientHandlers.signing(
        client, dialect, dialect, new CommonsHTTPSender(), UnaryOperator.identity());
  }

  private static void listServices(Registry_PortType registry) throws Exception {
    ServiceListHolder services = new ServiceListHolder();
    registry.listServices(null, null, services, new javax.xml.rpc.holders.StringHolder());
    Report.require(services.value.length > 0, "no service is listed");
    Report.require(services.value[0].getUrl().toString().startsWith("http://"), "a service has no URL");
  }

  private static Registry_PortType speaking(String version, org.apache.axis.Handler sender) throws Exception {
    Registry_PortType registry = Grid.registry(sender);
    ((Stub) registry)._setProperty(MessageContext.HTTP_TRANSPORT_VERSION, version);
    return registry;
  }

  private static void listAsIn2006() throws Exception {
    int size = Grid.mobileGridServer().listSize();
    String[][] rows = Grid.mobileGridServer().servicesList();
    Report.require(size > 0 && rows.length == size, size + " services and " + rows.length + " rows");
    requireServices(rows);
  }

  private static void requireServices(String[][] rows) {
    for (String[] row : rows) {
      Report.require(row.length == 3 && row[2].startsWith("http://"), String.join(", ", row));
    }
  }

  /** Without stubs: those of Axis speak SOAP 1.1 alone. */
  private static void listBySoap12() throws Exception {
    int size = (Integer) legacyCall("ListSize", XMLType.XSD_INT, Integer.class).invoke(new Object[0]);
    Call list = legacyCall("ServicesList", XMLType.SOAP_ARRAY12, String[][].class);
    String[][] rows = (String[][]) list.invoke(new Object[0]);
    Report.require(size > 0 && rows.length == size, size + " services and " + rows.length + " rows");
    requireServices(rows);
    String answer = list.getMessageContext().getResponseMessage().getSOAPPartAsString();
    Report.require(answer.contains(Constants.URI_SOAP12_ENC), "another encoding: " + answer);
  }

  private static Call legacyCall(String operation, QName type, Class<?> returned) throws Exception {
    Call call = (Call) new Service().createCall();
    call.setTargetEndpointAddress(Grid.url("MOBILE_GRID_SERVER"));
    call.setSOAPVersion(SOAPConstants.SOAP12_CONSTANTS);
    call.setOperationName(new QName("urn:MobileGridServer", operation));
    call.setReturnType(type, returned);
    return call;
  }

  private static void describeBySoap12() throws Exception {
    Call call = (Call) new Service().createCall();
    call.setTargetEndpointAddress(Grid.url("REGISTRY"));
    call.setSOAPVersion(SOAPConstants.SOAP12_CONSTANTS);
    SOAPBodyElement request = new SOAPBodyElement(
        XMLUtils.newDocument().createElementNS("urn:plegma:registry:1", "DescribeBroker"));
    SOAPBodyElement answer =
        (SOAPBodyElement) ((java.util.Vector<?>) call.invoke(new Object[] {request})).get(0);
    Report.require("DescribeBrokerResponse".equals(answer.getLocalName()), answer.toString());
    String version = call.getMessageContext().getResponseMessage().getSOAPEnvelope().getNamespaceURI();
    Report.require(SOAPConstants.SOAP12_CONSTANTS.getEnvelopeURI().equals(version), "answered in " + version);
  }

  private static void askForMissingService(Registry_PortType registry) throws Exception {
    NotFoundFault fault = Report.refused(NotFoundFault.class, () -> registry.getService("svc-missing"));
    Report.require("SERVICE_UNKNOWN".equals(fault.getCode()), "the code is " + fault.getCode());
  }

  private static void useAccount(EngineConfiguration configuration) throws Exception {
    String account = new Walk(configuration).openAccount();
    AccountService_PortType accounts = Grid.accounts(configuration);
    Report.require(account.equals(accounts.getAccount(account).getAccountId()), "another account");
  }

  private static void askForMissingAccount(EngineConfiguration configuration) throws Exception {
    NotFoundFault fault = Report.refused(
        NotFoundFault.class, () -> Grid.accounts(configuration).getAccount("acc-missing"));
    Report.require("ACCOUNT_UNKNOWN".equals(fault.getCode()), "the code is " + fault.getCode());
  }

  private static void nameKeys(Credentials client) throws Exception {
    useAccount(Grid.signing(client, Dialect.KEY_IDENTIFIER));
    useAccount(Grid.signing(client, Dialect.CERTIFICATE_PATH));
  }

  private static void useSha1(Credentials client) throws Exception {
    useAccount(Grid.signing(Grid.legacy(), Dialect.SHA1));
    // The fault to somebody who is not believed is signed as the provider likes.
    refuse(
        ClientHandlers.signing(
            client, Dialect.SHA1, Dialect.TIMESTAMP_SIGNATURE, new HTTPSender(), UnaryOperator.identity()),
        "SIGNATURE_ALGORITHM_UNSUPPORTED");
  }

  private static void changeOnTheWay(Credentials client) throws Exception {
    refuse(
        Grid.signing(client, Dialect.TIMESTAMP_SIGNATURE, text -> text.replace("acc-missing", "acc-another")),
        "DIGEST_MISMATCH");
  }

  private static void sendAgain(Credentials client) throws Exception {
    AtomicReference<String> first = new AtomicReference<>();
    EngineConfiguration again = Grid.signing(client, Dialect.TIMESTAMP_SIGNATURE, text -> {
      first.compareAndSet(null, text);
      return first.get();
    });
    askForMissingAccount(again);
    refuse(again, "MESSAGE_REPLAYED");
  }

  private static void refuse(EngineConfiguration configuration, String code) throws Exception {
    NotAuthenticatedFault fault = Report.refused(
        NotAuthenticatedFault.class, () -> Grid.accounts(configuration).getAccount("acc-missing"));
    Report.require(code.equals(fault.getCode()), "the code is " + fault.getCode());
  }

  private AxisClient() {}
}
