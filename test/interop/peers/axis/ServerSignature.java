import org.apache.axis.AxisFault;
import org.apache.axis.MessageContext;
import org.apache.axis.handlers.BasicHandler;
import org.w3c.dom.Document;

/** Signs an answer in the dialect of its request. */
public final class ServerSignature extends BasicHandler {
  @Override
  public void invoke(MessageContext context) throws AxisFault {
    try {
      Document answer = SoapText.read(context.getResponseMessage());
      Signer.sign(answer, Grid.server(), (Dialect) context.getProperty(ServerVerification.DIALECT));
      SoapText.replace(context.getResponseMessage(), SoapText.write(answer));
    } catch (Exception cause) {
      throw AxisFault.makeFault(cause);
    }
  }
}
