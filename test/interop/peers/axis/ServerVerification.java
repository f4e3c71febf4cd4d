import java.util.Iterator;
import org.apache.axis.AxisFault;
import org.apache.axis.MessageContext;
import org.apache.axis.handlers.BasicHandler;
import org.apache.axis.message.SOAPHeaderElement;
import org.apache.ws.security.WSConstants;
import org.w3c.dom.Document;

/** Lets signed requests through, in either dialect, and remembers in which they came. */
public final class ServerVerification extends BasicHandler {
  static final String DIALECT = "dialect of the request";

  @Override
  public void invoke(MessageContext context) throws AxisFault {
    try {
      Document request = SoapText.read(context.getRequestMessage());
      boolean timed = request.getElementsByTagNameNS(WSConstants.WSU_NS, "Timestamp").getLength() > 0;
      Dialect dialect = timed ? Dialect.TIMESTAMP_SIGNATURE : Dialect.SIGNATURE;
      if (Verifier.verify(request, Grid.client(), dialect) == null) {
        throw new SecurityException("the request is not signed");
      }
      context.setProperty(DIALECT, dialect);
      markProcessed(context);
    } catch (Exception cause) {
      throw AxisFault.makeFault(cause);
    }
  }

  /** Else Axis refuses the request: nobody has understood a header that has to be. */
  private static void markProcessed(MessageContext context) throws AxisFault {
    for (Iterator<?> headers = context.getRequestMessage().getSOAPEnvelope().getHeaders().iterator(); headers.hasNext(); ) {
      SOAPHeaderElement header = (SOAPHeaderElement) headers.next();
      if (WSConstants.WSSE_NS.equals(header.getNamespaceURI())) header.setProcessed(true);
    }
  }
}
