/** A fault that Axis describes by a type. */
public final class NotListed extends Exception {
  private String name;

  public NotListed() {}

  public NotListed(String name) {
    super("no such service");
    this.name = name;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
