/** What the Axis server offers in document/literal. */
public final class EchoService {
  public String repeat(String text, int times) {
    if (times < 0) throw new IllegalArgumentException("times is negative");
    return text.repeat(times);
  }
}
