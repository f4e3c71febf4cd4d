using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Web.Services.Protocols;
using Dialect = SignedMessages.Dialect;

/// <summary>
/// A .NET client as client of broker and provider. One line a capability: ok NAME, or not ok NAME REASON.
/// </summary>
static class Client
{
    static readonly byte[] text = Encoding.ASCII.GetBytes("the grid\n");

    static readonly string[] ends = { "finished", "failed", "cancelled" };

    static T Service<T>(string name, SoapProtocolVersion version = SoapProtocolVersion.Default)
        where T : SoapHttpClientProtocol, new()
    {
        return new T { Url = Environment.GetEnvironmentVariable("PLEGMA_" + name), SoapVersion = version };
    }

    static Registry.Registry Broker(SoapProtocolVersion version = SoapProtocolVersion.Default)
    {
        return Service<Registry.Registry>("REGISTRY", version);
    }

    static AccountService.AccountService Accounts() { return Service<AccountService.AccountService>("ACCOUNT_SERVICE"); }

    static string NewId() { return Guid.NewGuid().ToString(); }

    static void Expect(bool condition, object found)
    {
        if (!condition) throw new Exception("found " + found);
    }

    /// <summary>Calls what has to end in a fault whose detail has this code.</summary>
    static void Refused(string code, Action call)
    {
        try { call(); }
        catch (SoapException fault)
        {
            var found = fault.Detail.FirstChild["code", "urn:plegma:common:1"];
            Expect(found != null && found.InnerText == code, fault.Detail.OuterXml);
            return;
        }
        throw new Exception("accepted, though " + code + " was to be expected");
    }

    static string OpenAccount()
    {
        var opened = Accounts().OpenAccount(NewId(), ".NET", "net@example.org", 10, true, "EUR");
        Expect(Accounts().GetAccount(opened.accountId).title == ".NET", opened.accountId);
        return opened.accountId;
    }

    static void ListServices()
    {
        string next;
        var services = Broker().ListServices(0, false, null, out next);
        Expect(services.Length > 0 && services.All(one => one.url.StartsWith("http://")), services.Length);
    }

    static void ListAsIn2006()
    {
        var legacy = Service<MobileGridServer.MobileGridServerService>("MOBILE_GRID_SERVER");
        var rows = legacy.ServicesList();
        Expect(rows.Length > 0 && rows.Length == legacy.ListSize(), rows.Length);
        Expect(rows.All(row => row.Length == 3), rows[0].Length);
    }

    static void AskBySoap12()
    {
        string next;
        Expect(Broker(SoapProtocolVersion.Soap12).ListServices(0, false, null, out next).Length > 0, "nothing");
        Refused("SERVICE_UNKNOWN", () => Broker(SoapProtocolVersion.Soap12).GetService("svc-missing"));
    }

    static void Walk()
    {
        const string application = "urn:test:upper";
        var account = OpenAccount();
        var data = Service<DataService.DataService>("DATA_SERVICE");
        var jobs = Service<JobService.JobService>("JOB_SERVICE");
        jobs.DescribeApplication(application, account);
        var resource = jobs.ListResources(application, account, null)[0].resourceId;
        var arguments = new[] { new JobService.Argument { name = "word", value = "net" } };
        var sizes = new[] { new JobService.InputSize { name = "text", size = text.Length } };
        var quote = jobs.RequestQuote(NewId(), account, application, resource, arguments, sizes, null);
        var stager = data.CreateStager(NewId(), account, "text.txt", null, 0, false, null).stagerId;
        var written = data.WriteStager(NewId(), stager, 0, false, text, null, true, true);
        var digest = BitConverter.ToString(SHA256.Create().ComputeHash(text)).Replace("-", "").ToLower();
        Expect(written.digest == "sha256:" + digest, written.digest);
        var inputs = new[]
        {
            new JobService.JobInput
            {
                name = "text", Item = stager, ItemElementName = JobService.ItemChoiceType.stagerId
            }
        };
        var job = jobs.SubmitJob(NewId(), null, quote.quoteId, null, null, null, arguments, inputs, null, null);
        while (!ends.Contains(job.state.ToString())) job = jobs.WaitForJob(job.jobId, job.version, 20, true);
        Expect(job.state.ToString() == "finished", job.state);
        long offset = 0, next;
        bool offsetGiven = false, complete;
        string found;
        var output = data.ReadStager(
            job.outputs[0].stagerId, ref offset, ref offsetGiven, 1000, true, out found, out next, out complete);
        Expect(Encoding.ASCII.GetString(output) == "net|1||THE GRID\n", Encoding.ASCII.GetString(output));
        Expect(job.charge.amount > 0, job.charge.amount);
    }

    static void Changed()
    {
        SignedMessages.OnTheWay = sent => sent.Replace("acc-missing", "acc-another");
        Refused("DIGEST_MISMATCH", () => Accounts().GetAccount("acc-missing"));
    }

    static void SentAgain()
    {
        string first = null;
        SignedMessages.OnTheWay = sent => first = first ?? sent;
        Refused("ACCOUNT_UNKNOWN", () => Accounts().GetAccount("acc-missing"));
        Refused("MESSAGE_REPLAYED", () => Accounts().GetAccount("acc-missing"));
    }

    static void Try(string capability, Dialect way, Action check)
    {
        SignedMessages.Way = way;
        SignedMessages.OnTheWay = sent => sent;
        try
        {
            check();
            Console.WriteLine("ok " + capability);
        }
        catch (Exception failure)
        {
            Console.WriteLine("not ok " + capability + " " + failure.ToString().Replace("\n", " "));
        }
    }

    static void Main()
    {
        Try("document-literal", Dialect.None, ListServices);
        Try("rpc-encoded", Dialect.None, ListAsIn2006);
        Try("soap-1.2", Dialect.None, AskBySoap12);
        Try("typed-fault", Dialect.None, () => Refused("SERVICE_UNKNOWN", () => Broker().GetService("svc-missing")));
        Try("timestamp-signature", Dialect.Timestamp, () => OpenAccount());
        Try("signature", Dialect.NoTimestamp, () => OpenAccount());
        Try("signed-fault", Dialect.Timestamp,
            () => Refused("ACCOUNT_UNKNOWN", () => Accounts().GetAccount("acc-missing")));
        Try("tampered", Dialect.Timestamp, Changed);
        Try("replayed", Dialect.Timestamp, SentAgain);
        Try("walk", Dialect.Timestamp, Walk);
    }
}
