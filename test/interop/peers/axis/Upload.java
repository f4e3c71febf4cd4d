import java.security.MessageDigest;
import java.util.Random;
import java.util.Vector;
import javax.activation.DataHandler;
import javax.mail.util.ByteArrayDataSource;
import org.apache.axis.EngineConfiguration;
import org.apache.axis.attachments.AttachmentPart;
import org.apache.axis.client.Call;
import org.apache.axis.client.Service;
import org.apache.axis.message.SOAPBodyElement;
import org.apache.axis.utils.XMLUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Sends a file to a stager as an attachment of a signed message. */
final class Upload {
  private static final String DATA = "urn:plegma:data:1";

  /** @param form Call.ATTACHMENT_ENCAPSULATION_FORMAT_MIME or _DIME */
  static void send(EngineConfiguration configuration, String form) throws Exception {
    Walk walk = new Walk(configuration);
    String stager = walk.createStager(walk.openAccount(), "file.bin");
    byte[] file = new byte[100_003];
    new Random(1).nextBytes(file);
    AttachmentPart part =
        new AttachmentPart(new DataHandler(new ByteArrayDataSource(file, "application/octet-stream")));
    Call call = (Call) new Service(configuration).createCall();
    call.setTargetEndpointAddress(Grid.url("DATA_SERVICE"));
    call.setProperty(Call.ATTACHMENT_ENCAPSULATION_FORMAT, form);
    call.addAttachmentPart(part);
    Vector<?> answer =
        (Vector<?>) call.invoke(new Object[] {new SOAPBodyElement(request(stager, part.getContentIdRef()))});
    Element response = ((SOAPBodyElement) answer.get(0)).getAsDOM();
    Report.require(digest(file).equals(textOf(response, "digest")), "the digest is " + textOf(response, "digest"));
    Report.require("complete".equals(textOf(response, "state")), "the stager is " + textOf(response, "state"));
  }

  private static Element request(String stager, String reference) throws Exception {
    Document document = XMLUtils.newDocument();
    Element request = document.createElementNS(DATA, "WriteStager");
    append(request, "requestId", Walk.newId());
    append(request, "stagerId", stager);
    append(request, "content", "").setAttribute("href", reference);
    append(request, "last", "true");
    return request;
  }

  private static Element append(Element parent, String name, String text) {
    Element child = parent.getOwnerDocument().createElementNS(DATA, name);
    child.appendChild(parent.getOwnerDocument().createTextNode(text));
    parent.appendChild(child);
    return child;
  }

  private static String textOf(Element element, String name) {
    return element.getElementsByTagNameNS(DATA, name).item(0).getTextContent();
  }

  private static String digest(byte[] bytes) throws Exception {
    StringBuilder text = new StringBuilder("sha256:");
    for (byte octet : MessageDigest.getInstance("SHA-256").digest(bytes)) text.append(String.format("%02x", octet));
    return text.toString();
  }

  private Upload() {}
}
