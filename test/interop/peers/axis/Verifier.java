import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSDataRef;
import org.apache.ws.security.WSSecurityEngine;
import org.apache.ws.security.WSSecurityEngineResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Verifies a SOAP message with WSS4J, as strictly as the stock GRIA client: dialect and order have to be the expected. */
final class Verifier {
  /** Who signed, or null where the message has no Security header. */
  static X509Certificate verify(Document envelope, Credentials credentials, Dialect expected) throws Exception {
    List<WSSecurityEngineResult> results =
        new WSSecurityEngine().processSecurityHeader(envelope, null, null, credentials.crypto);
    if (results == null) return null;
    requireActions(results, expected);
    WSSecurityEngineResult signature = resultOf(results, WSConstants.SIGN);
    Object method = signature.get(WSSecurityEngineResult.TAG_SIGNATURE_METHOD);
    if (!expected.signature.equals(method)) throw new SecurityException("signature method " + method);
    requireSigned(signature, childOf(envelope.getDocumentElement(), "Body"));
    if (expected.timestamp) requireSigned(signature, timestampOf(envelope));
    return (X509Certificate) signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE);
  }

  /** WSS4J 1.5 compares the actions in their order: token, Signature, Timestamp (the results are in reverse). */
  private static void requireActions(List<WSSecurityEngineResult> results, Dialect expected) {
    List<Integer> actions = new ArrayList<>();
    for (WSSecurityEngineResult result : results) actions.add((Integer) result.get(WSSecurityEngineResult.TAG_ACTION));
    Collections.reverse(actions);
    List<Integer> wanted = expected.timestamp
        ? Arrays.asList(WSConstants.BST, WSConstants.SIGN, WSConstants.TS)
        : Arrays.asList(WSConstants.BST, WSConstants.SIGN);
    if (!actions.equals(wanted)) throw new SecurityException("actions mismatch: " + actions + ", wanted " + wanted);
  }

  private static WSSecurityEngineResult resultOf(List<WSSecurityEngineResult> results, int action) {
    for (WSSecurityEngineResult result : results) {
      if (result.get(WSSecurityEngineResult.TAG_ACTION).equals(action)) return result;
    }
    throw new SecurityException("no result of action " + action);
  }

  @SuppressWarnings("unchecked")
  private static void requireSigned(WSSecurityEngineResult signature, Element element) {
    for (WSDataRef reference : (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS)) {
      if (reference.getProtectedElement() == element) return;
    }
    throw new SecurityException(element.getLocalName() + " is not signed");
  }

  private static Element timestampOf(Document envelope) {
    Element header = childOf(envelope.getDocumentElement(), "Header");
    return childOf(childOf(header, "Security"), "Timestamp");
  }

  private static Element childOf(Element parent, String name) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element && name.equals(child.getLocalName())) return (Element) child;
    }
    throw new SecurityException("no " + name + " in " + parent.getLocalName());
  }

  private Verifier() {}
}
