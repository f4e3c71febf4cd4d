using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Web.Services.Protocols;
using System.Xml;

/// <summary>
/// Signs what goes out by the SignedXml of .NET, and insists that what comes in was signed by the provider: what a
/// .NET client without WSE writes for itself.
/// </summary>
public class SignedMessages : SoapExtension
{
    const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    const string X509 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
    const string Base64 =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
    const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    public enum Dialect { None, Timestamp, NoTimestamp }

    /// <summary>How messages are signed from now on.</summary>
    public static Dialect Way;
    /// <summary>Changes what was signed, as somebody between the two could.</summary>
    public static Func<string, string> OnTheWay = text => text;

    static readonly X509Certificate2 client = new X509Certificate2("client.p12", "plegma");
    static readonly X509Certificate2 server =
        new X509Certificate2(Environment.GetEnvironmentVariable("PLEGMA_SERVER_CERTIFICATE"));

    Stream wire;
    MemoryStream inner;

    public override Stream ChainStream(Stream stream)
    {
        wire = stream;
        return inner = new MemoryStream();
    }

    public override object GetInitializer(Type service) { return null; }
    public override object GetInitializer(LogicalMethodInfo method, SoapExtensionAttribute attribute) { return null; }
    public override void Initialize(object initializer) { }

    public override void ProcessMessage(SoapMessage message)
    {
        if (message.Stage == SoapMessageStage.AfterSerialize)
        {
            inner.Position = 0;
            var text = new StreamReader(inner).ReadToEnd();
            var writer = new StreamWriter(wire);
            writer.Write(OnTheWay(Way == Dialect.None ? text : Sign(Read(text))));
            writer.Flush();
        }
        else if (message.Stage == SoapMessageStage.BeforeDeserialize)
        {
            var text = new StreamReader(wire).ReadToEnd();
            if (Way != Dialect.None) Verify(Read(text));
            var writer = new StreamWriter(inner);
            writer.Write(text);
            writer.Flush();
            inner.Position = 0;
        }
    }

    static XmlDocument Read(string text)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(text);
        return document;
    }

    static string Sign(XmlDocument document)
    {
        var envelope = document.DocumentElement;
        var body = envelope["Body", envelope.NamespaceURI];
        SetId(body, "Body-1");
        var header = document.CreateElement("soap", "Header", envelope.NamespaceURI);
        envelope.InsertBefore(header, body);
        var security = Child(header, "wsse:Security", Wsse);
        var token = Child(security, "wsse:BinarySecurityToken", Wsse);
        token.SetAttribute("EncodingType", Base64);
        token.SetAttribute("ValueType", X509);
        SetId(token, "Token-1");
        token.InnerText = Convert.ToBase64String(client.RawData);

        var signed = new SignedById(document) { SigningKey = client.PrivateKey };
        signed.SignedInfo.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = RsaSha256;
        signed.AddReference(ReferenceTo("Body-1"));
        if (Way == Dialect.Timestamp)
        {
            var timestamp = Child(security, "wsu:Timestamp", Wsu);
            SetId(timestamp, "Timestamp-1");
            var now = DateTime.UtcNow;
            Child(timestamp, "wsu:Created", Wsu).InnerText = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
            Child(timestamp, "wsu:Expires", Wsu).InnerText = now.AddMinutes(5).ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
            signed.AddReference(ReferenceTo("Timestamp-1"));
        }
        var reference = document.CreateElement("wsse", "SecurityTokenReference", Wsse);
        var direct = Child(reference, "wsse:Reference", Wsse);
        direct.SetAttribute("URI", "#Token-1");
        direct.SetAttribute("ValueType", X509);
        signed.KeyInfo.AddClause(new KeyInfoNode(reference));
        signed.ComputeSignature();
        security.AppendChild(document.ImportNode(signed.GetXml(), true));
        return document.OuterXml;
    }

    static Reference ReferenceTo(string id)
    {
        var reference = new Reference("#" + id) { DigestMethod = Sha256 };
        reference.AddTransform(new XmlDsigExcC14NTransform());
        return reference;
    }

    /// <summary>With a prefix: one that is given only when the text is written is not in what was digested.</summary>
    static void SetId(XmlElement element, string id)
    {
        var attribute = element.OwnerDocument.CreateAttribute("wsu", "Id", Wsu);
        attribute.Value = id;
        element.SetAttributeNode(attribute);
    }

    static XmlElement Child(XmlElement parent, string name, string uri)
    {
        return (XmlElement)parent.AppendChild(parent.OwnerDocument.CreateElement(name, uri));
    }

    static void Verify(XmlDocument document)
    {
        var envelope = document.DocumentElement;
        var security = envelope["Header", envelope.NamespaceURI]?["Security", Wsse];
        var signature = security?["Signature", SignedXml.XmlDsigNamespaceUrl];
        if (signature == null) throw new CryptographicException("the answer is not signed");
        if ((security["Timestamp", Wsu] != null) != (Way == Dialect.Timestamp))
            throw new CryptographicException("the answer is in the other dialect");
        var signed = new SignedById(document);
        signed.LoadXml(signature);
        if (!signed.CheckSignature(server.PublicKey.Key))
            throw new CryptographicException("the signature of the answer does not hold");
        var id = envelope["Body", envelope.NamespaceURI].GetAttribute("Id", Wsu);
        foreach (Reference reference in signed.SignedInfo.References)
            if (reference.Uri == "#" + id) return;
        throw new CryptographicException("the Body is not signed");
    }

    /// <summary>References are to wsu:Id, of which SignedXml knows nothing.</summary>
    class SignedById : SignedXml
    {
        public SignedById(XmlDocument document) : base(document) { }

        public override XmlElement GetIdElement(XmlDocument document, string id)
        {
            var names = new XmlNamespaceManager(document.NameTable);
            names.AddNamespace("wsu", Wsu);
            var found = document.SelectNodes("//*[@wsu:Id='" + id + "']", names);
            return found.Count == 1 ? (XmlElement)found[0] : null;
        }
    }
}
