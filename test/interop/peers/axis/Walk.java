import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import javax.xml.rpc.holders.BigDecimalHolder;
import javax.xml.rpc.holders.BooleanHolder;
import javax.xml.rpc.holders.ByteArrayHolder;
import javax.xml.rpc.holders.LongHolder;
import javax.xml.rpc.holders.LongWrapperHolder;
import javax.xml.rpc.holders.StringHolder;
import org.apache.axis.EngineConfiguration;
import org.apache.axis.types.URI;
import plegma.account.AccountService_PortType;
import plegma.account.holders.StatementEntryListHolder;
import plegma.data.DataService_PortType;
import plegma.job.Argument;
import plegma.job.DescribeApplication;
import plegma.job.InputSize;
import plegma.job.Job;
import plegma.job.JobInput;
import plegma.job.JobService_PortType;
import plegma.job.ListResources;
import plegma.job.Quote;
import plegma.job.RequestQuote;
import plegma.job.SubmitJob;
import plegma.job.WaitForJob;

/** The whole walk of a customer: account, quote, upload, job, download, statement. */
final class Walk {
  private static final byte[] TEXT = "the grid\n".getBytes(UTF_8);
  private static final Set<String> ENDS = Set.of("finished", "failed", "cancelled");
  private static final Argument[] ARGUMENTS = {new Argument("word", "Axis")};

  private final AccountService_PortType accounts;
  private final DataService_PortType data;
  private final JobService_PortType jobs;
  private final URI application;

  Walk(EngineConfiguration configuration) throws Exception {
    accounts = Grid.accounts(configuration);
    data = Grid.data(configuration);
    jobs = Grid.jobs(configuration);
    application = new URI("urn:test:upper");
  }

  void run() throws Exception {
    String account = openAccount();
    Quote quote = quote(account);
    String input = upload(account);
    Job job = ended(submit(quote, input));
    Report.require("finished".equals(job.getState().getValue()), "the job is " + job.getState());
    String output = download(job.getOutputs()[0].getStagerId());
    Report.require(output.equals("Axis|1||THE GRID\n"), "the output is " + output);
    requireCharge(account, job);
  }

  String openAccount() throws Exception {
    return accounts.openAccount(newId(), "Axis", "axis@example.org", new BigDecimal("10"), "EUR").getAccountId();
  }

  String createStager(String account, String name) throws Exception {
    return data.createStager(newId(), account, name, null, null, null).getStagerId();
  }

  private Quote quote(String account) throws Exception {
    DescribeApplication question = new DescribeApplication();
    question.setApplicationUri(application);
    question.setAccountId(account);
    Report.require(!jobs.describeApplication(question).getApplication().getName().isEmpty(), "no name");
    ListResources search = new ListResources();
    search.setApplicationUri(application);
    search.setAccountId(account);
    RequestQuote request = new RequestQuote();
    request.setRequestId(newId());
    request.setAccountId(account);
    request.setApplicationUri(application);
    request.setResourceId(jobs.listResources(search).getResources()[0].getResourceId());
    request.setArguments(ARGUMENTS);
    request.setInputs(new InputSize[] {new InputSize("text", TEXT.length)});
    return jobs.requestQuote(request).getQuote();
  }

  private String upload(String account) throws Exception {
    String stager = createStager(account, "text.txt");
    data.writeStager(newId(), stager, null, TEXT, null, true);
    return stager;
  }

  private Job submit(Quote quote, String stager) throws Exception {
    JobInput input = new JobInput();
    input.setName("text");
    input.setStagerId(stager);
    SubmitJob request = new SubmitJob();
    request.setRequestId(newId());
    request.setLabel("a walk");
    request.setQuoteId(quote.getQuoteId());
    request.setArguments(ARGUMENTS);
    request.setInputs(new JobInput[] {input});
    return jobs.submitJob(request).getJob();
  }

  private Job ended(Job job) throws Exception {
    Job latest = job;
    while (!ENDS.contains(latest.getState().getValue())) {
      WaitForJob wait = new WaitForJob();
      wait.setJobId(job.getJobId());
      wait.setVersion(latest.getVersion());
      wait.setTimeout(20);
      latest = jobs.waitForJob(wait).getJob();
    }
    return latest;
  }

  private String download(String stager) throws Exception {
    ByteArrayHolder content = new ByteArrayHolder();
    data.readStager(
        stager, new LongWrapperHolder(0L), null, content, new StringHolder(), new LongHolder(), new BooleanHolder());
    return new String(content.value, UTF_8);
  }

  private void requireCharge(String account, Job job) throws Exception {
    StatementEntryListHolder entries = new StatementEntryListHolder();
    BigDecimalHolder closing = new BigDecimalHolder();
    accounts.getStatement(
        account, null, null, null, null, new StringHolder(), new BigDecimalHolder(), entries, closing, new StringHolder());
    Report.require(entries.value.length == 1, entries.value.length + " entries");
    Report.require(job.getJobId().equals(entries.value[0].getJobId()), "the charge is of another job");
    Report.require(closing.value.signum() < 0, "the balance is " + closing.value);
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
