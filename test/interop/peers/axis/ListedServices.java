/** The list of services as Axis brokers of 2006 offered it. */
public final class ListedServices {
  private static final String[][] ROWS = {
    {"Swirl", "Turns an image round its centre", "http://provider.example/services/JobService"},
    {"Pack", "Packs files & more", "http://provider.example/services/JobService"},
  };

  public int ListSize() {
    return ROWS.length;
  }

  public String[][] ServicesList() {
    return ROWS;
  }

  public void Withdraw(String name) throws NotListed {
    throw new NotListed(name);
  }
}
