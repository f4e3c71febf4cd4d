import java.util.HashMap;
import java.util.Map;
import org.apache.axis.wsdl.toJava.Emitter;

/** Makes client stubs of several WSDLs as WSDL2Java does, in one run. */
public final class GenerateStubs {
  /** @param arguments the directory for the sources, then the addresses of the WSDLs */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> packages = new HashMap<>();
    for (String name : new String[] {"common", "registry", "account", "data", "job"}) {
      packages.put("urn:plegma:" + name + ":1", "plegma." + name);
    }
    packages.put("urn:MobileGridServer", "plegma.mobilegrid");
    for (int at = 1; at < arguments.length; at += 1) {
      Emitter emitter = new Emitter();
      emitter.setOutputDir(arguments[0]);
      emitter.getNamespaceMap().putAll(packages);
      emitter.setAllWanted(true);
      // Beans with setters: a method with a parameter a member would change with every member that is added.
      emitter.setNowrap(arguments[at].contains("JobService"));
      emitter.run(arguments[at]);
    }
  }
}
