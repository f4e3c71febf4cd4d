import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import org.apache.axis.AxisFault;
import org.apache.axis.EngineConfiguration;
import org.apache.axis.Handler;
import org.apache.axis.MessageContext;
import org.apache.axis.SimpleChain;
import org.apache.axis.SimpleTargetedChain;
import org.apache.axis.configuration.BasicClientConfig;
import org.apache.axis.configuration.SimpleProvider;
import org.apache.axis.handlers.BasicHandler;
import org.w3c.dom.Document;

/** Puts signing and verification round the sender of an Axis client. */
final class ClientHandlers {
  /** Every request is signed in one dialect; every answer, faults too, has to be signed by the provider in the other. */
  static EngineConfiguration signing(
      Credentials credentials, Dialect request, Dialect answer, Handler sender, UnaryOperator<String> onTheWay) {
    Handler sign = new BasicHandler() {
      @Override
      public void invoke(MessageContext context) throws AxisFault {
        try {
          Document envelope = SoapText.read(context.getRequestMessage());
          Signer.sign(envelope, credentials, request);
          String sent = onTheWay.apply(new String(SoapText.write(envelope), StandardCharsets.UTF_8));
          SoapText.replace(context.getRequestMessage(), sent.getBytes(StandardCharsets.UTF_8));
        } catch (Exception cause) {
          throw AxisFault.makeFault(cause);
        }
      }
    };
    Handler verify = new BasicHandler() {
      @Override
      public void invoke(MessageContext context) throws AxisFault {
        try {
          X509Certificate signer =
              Verifier.verify(SoapText.read(context.getResponseMessage()), credentials, answer);
          if (signer == null) throw new SecurityException("the answer is not signed");
          String name = signer.getSubjectX500Principal().getName();
          if (!name.contains("CN=127.0.0.1")) throw new SecurityException("signed by " + name);
        } catch (Exception cause) {
          throw AxisFault.makeFault(cause);
        }
      }
    };
    return transport(chainOf(sign), sender, chainOf(verify));
  }

  static EngineConfiguration unsigned(Handler sender) {
    return transport(new SimpleChain(), sender, new SimpleChain());
  }

  private static EngineConfiguration transport(Handler request, Handler sender, Handler response) {
    SimpleProvider configuration = new SimpleProvider(new BasicClientConfig());
    configuration.deployTransport("http", new SimpleTargetedChain(request, sender, response));
    return configuration;
  }

  private static SimpleChain chainOf(Handler handler) {
    SimpleChain chain = new SimpleChain();
    chain.addHandler(handler);
    return chain;
  }

  private ClientHandlers() {}
}
