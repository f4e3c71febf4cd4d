import java.util.ArrayList;
import java.util.List;
import org.apache.ws.security.WSConstants;
import org.apache.ws.security.WSEncryptionPart;
import org.apache.ws.security.message.WSSecHeader;
import org.apache.ws.security.message.WSSecSignature;
import org.apache.ws.security.message.WSSecTimestamp;
import org.w3c.dom.Document;

/** Signs a SOAP message with WSS4J. */
final class Signer {
  /** Seconds. */
  private static final int TIME_TO_LIVE = 300;

  static void sign(Document envelope, Credentials credentials, Dialect dialect) throws Exception {
    WSSecHeader header = new WSSecHeader(null, true);
    header.insertSecurityHeader(envelope);
    List<WSEncryptionPart> parts = new ArrayList<>();
    parts.add(new WSEncryptionPart("Body", envelope.getDocumentElement().getNamespaceURI(), ""));
    if (dialect.timestamp) {
      WSSecTimestamp timestamp = new WSSecTimestamp();
      timestamp.setTimeToLive(TIME_TO_LIVE);
      timestamp.build(envelope, header);
      parts.add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, ""));
    }
    WSSecSignature signature = new WSSecSignature();
    signature.setUserInfo(Credentials.ALIAS, Credentials.PASSWORD);
    signature.setKeyIdentifierType(dialect.keyIdentifier);
    signature.setUseSingleCertificate(!dialect.wholePath);
    signature.setSignatureAlgorithm(dialect.signature);
    signature.setDigestAlgo(dialect.digest);
    signature.setParts(parts);
    signature.build(envelope, credentials.crypto, header);
  }

  private Signer() {}
}
