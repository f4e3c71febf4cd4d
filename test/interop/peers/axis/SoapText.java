import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.axis.Message;
import org.apache.axis.SOAPPart;
import org.w3c.dom.Document;

/** The envelope of an Axis message as a document, and back. */
final class SoapText {
  static Document read(Message message) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(message.getSOAPPartAsBytes()));
  }

  static byte[] write(Document document) throws Exception {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    transformer.transform(new DOMSource(document), new StreamResult(bytes));
    return bytes.toByteArray();
  }

  /** The message keeps its attachments. */
  static void replace(Message message, byte[] envelope) {
    ((SOAPPart) message.getSOAPPart()).setCurrentMessage(envelope, SOAPPart.FORM_BYTES);
  }

  private SoapText() {}
}
