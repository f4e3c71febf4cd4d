import org.apache.ws.security.WSConstants;

/** In what signed messages differ: GRIA's two dialects, algorithms, how the key is named. */
final class Dialect {
  static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

  /** Token, Signature over Timestamp and Body, Timestamp. */
  static final Dialect TIMESTAMP_SIGNATURE = new Dialect(true, RSA_SHA256, SHA256, WSConstants.BST_DIRECT_REFERENCE, false);
  /** Token, Signature over Body. */
  static final Dialect SIGNATURE = new Dialect(false, RSA_SHA256, SHA256, WSConstants.BST_DIRECT_REFERENCE, false);
  /** What a stock peer of 2006 sends. */
  static final Dialect SHA1 =
      new Dialect(true, WSConstants.RSA_SHA1, WSConstants.SHA1, WSConstants.BST_DIRECT_REFERENCE, false);
  static final Dialect KEY_IDENTIFIER = new Dialect(true, RSA_SHA256, SHA256, WSConstants.X509_KEY_IDENTIFIER, false);
  static final Dialect CERTIFICATE_PATH = new Dialect(true, RSA_SHA256, SHA256, WSConstants.BST_DIRECT_REFERENCE, true);

  final boolean timestamp;
  final String signature;
  final String digest;
  final int keyIdentifier;
  final boolean wholePath;

  private Dialect(boolean timestamp, String signature, String digest, int keyIdentifier, boolean wholePath) {
    this.timestamp = timestamp;
    this.signature = signature;
    this.digest = digest;
    this.keyIdentifier = keyIdentifier;
    this.wholePath = wholePath;
  }
}
