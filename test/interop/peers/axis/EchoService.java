import java.io.IOException;
import javax.activation.DataHandler;

/** What the Axis server offers in document/literal. */
public final class EchoService {
  public String repeat(String text, int times) {
    if (times < 0) throw new IllegalArgumentException("times is negative");
    return text.repeat(times);
  }

  /** How many bytes came as an attachment. */
  public int measure(DataHandler content) throws IOException {
    return content.getInputStream().readAllBytes().length;
  }
}
