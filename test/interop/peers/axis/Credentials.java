import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.ws.security.components.crypto.Crypto;
import org.apache.ws.security.components.crypto.Merlin;

/** A certificate with its key, and whom its owner trusts, in the form that WSS4J wants. */
public final class Credentials {
  static final String ALIAS = "own";
  static final String PASSWORD = "changeit";

  final Crypto crypto;
  final X509Certificate certificate;

  private Credentials(Crypto crypto, X509Certificate certificate) {
    this.crypto = crypto;
    this.certificate = certificate;
  }

  /** From PEM files: certificate, PKCS#8 key, trusted authorities. */
  static Credentials read(String certificateFile, String keyFile, String authorityFile) throws Exception {
    List<X509Certificate> chain = certificates(certificateFile);
    List<X509Certificate> authorities = certificates(authorityFile);
    KeyStore keys = emptyStore();
    keys.setKeyEntry(ALIAS, privateKey(keyFile), PASSWORD.toCharArray(), chain.toArray(new Certificate[0]));
    KeyStore trusted = emptyStore();
    for (X509Certificate authority : authorities) {
      trusted.setCertificateEntry(authority.getSubjectX500Principal().getName(), authority);
    }
    Merlin merlin = new Merlin();
    merlin.setKeyStore(keys);
    merlin.setTrustStore(trusted);
    return new Credentials(merlin, chain.get(0));
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  private static List<X509Certificate> certificates(String file) throws Exception {
    List<X509Certificate> certificates = new ArrayList<>();
    try (InputStream input = Files.newInputStream(Path.of(file))) {
      for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(input)) {
        certificates.add((X509Certificate) certificate);
      }
    }
    return certificates;
  }

  private static PrivateKey privateKey(String file) throws Exception {
    String pem = Files.readString(Path.of(file));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
  }
}
