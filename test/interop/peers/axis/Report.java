/** One line a capability: `ok <name>` or `not ok <name> <reason>`. */
final class Report {
  interface Check {
    void run() throws Exception;
  }

  static void on(String capability, Check check) {
    try {
      check.run();
      System.out.println("ok " + capability);
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.out.println("not ok " + capability + " " + failure.toString().replaceAll("\\s+", " "));
    }
  }

  static void require(boolean condition, String what) {
    if (!condition) throw new AssertionError(what);
  }

  /** Runs what has to end in a fault of this kind, and gives it back. */
  static <F extends Exception> F refused(Class<F> kind, Check check) throws Exception {
    try {
      check.run();
    } catch (Exception failure) {
      if (kind.isInstance(failure)) return kind.cast(failure);
      throw failure;
    }
    throw new AssertionError("accepted, though " + kind.getSimpleName() + " was to be expected");
  }

  private Report() {}
}
