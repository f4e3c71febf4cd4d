"""zeep with python3-xmlsec as client of broker and provider. One line a capability: ok <name>, or not ok <name> <reason>."""

import datetime
import hashlib
import os
import re
import traceback
import uuid

import xmlsec
from lxml import etree
from zeep import Client, Transport, ns
from zeep.exceptions import Fault, SignatureVerificationFailed
from zeep.wsse.signature import BinarySignature, verify_envelope
from zeep.wsse.utils import WSU, get_security_header

TEXT = b"the grid\n"
ENDS = {"finished", "failed", "cancelled"}
SHA256 = {
    "signature_method": xmlsec.Transform.RSA_SHA256,
    "digest_method": xmlsec.Transform.SHA256,
}


def variable(name):
    return os.environ["PLEGMA_" + name]


class Signed:
    """Signs what goes out and insists that what comes in was signed by the provider."""

    def __init__(self, timestamp=True, who="", **algorithms):
        self.timestamp = timestamp
        self.signer = BinarySignature(
            variable(who + "KEY"), variable(who + "CERTIFICATE"), **(algorithms or SHA256)
        )

    def apply(self, envelope, headers):
        if self.timestamp:
            get_security_header(envelope).append(timestamp())
        return self.signer.apply(envelope, headers)

    def verify(self, envelope):
        if envelope.find(".//{*}Security/{*}Signature") is None:
            raise SignatureVerificationFailed("the answer is not signed")
        if (envelope.find(".//{*}Security/{*}Timestamp") is not None) != self.timestamp:
            raise SignatureVerificationFailed("the answer is in the other dialect")
        verify_envelope(envelope, variable("SERVER_CERTIFICATE"))
        body = envelope.find("{*}Body").get("{%s}Id" % ns.WSU)
        if body not in {uri[1:] for uri in envelope.xpath("//@URI")}:
            raise SignatureVerificationFailed("the Body is not signed")


def timestamp():
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    moment = lambda time: time.isoformat().replace("+00:00", "Z")
    return WSU.Timestamp(
        WSU.Created(moment(now)), WSU.Expires(moment(now + datetime.timedelta(seconds=300)))
    )


class OnTheWay(Transport):
    """Changes what was signed, as somebody between the two could."""

    def __init__(self, change):
        super().__init__()
        self.change = change

    def post_xml(self, address, envelope, headers):
        return self.post(address, self.change(etree.tostring(envelope)), headers)


def service(name, wsse=None, transport=None, port=None):
    client = Client(variable(name) + "?wsdl", wsse=wsse, transport=transport)
    return client.bind(port_name=port) if port else client.service


def new_id():
    return str(uuid.uuid4())


def refused(code, call, *arguments, **named):
    """Calls what has to end in a fault whose detail has this code."""
    try:
        call(*arguments, **named)
    except Fault as fault:
        found = fault.detail.findtext(".//{*}code")
        assert found == code, "the code is " + str(found)
        return
    raise AssertionError("accepted, though " + code + " was to be expected")


def open_account(wsse):
    accounts = service("ACCOUNT_SERVICE", wsse)
    opened = accounts.OpenAccount(
        requestId=new_id(), title="zeep", contact="zeep@example.org", creditWanted=10, currency="EUR"
    )
    assert accounts.GetAccount(accountId=opened.accountId).title == "zeep"
    return opened.accountId


def list_services():
    services = service("REGISTRY").ListServices().services.service
    assert services and all(entry.url.startswith("http://") for entry in services)


def list_as_in_2006():
    legacy = service("MOBILE_GRID_SERVER")
    rows = legacy.ServicesList()
    assert len(rows) == legacy.ListSize() > 0, rows
    assert all(len(row) == 3 for row in rows), rows


def describe_by_soap_12():
    assert service("REGISTRY", port="RegistrySoap12").DescribeBroker().serviceCount > 0


def walk():
    signed = Signed()
    data, jobs = service("DATA_SERVICE", signed), service("JOB_SERVICE", signed)
    account = open_account(signed)
    application = "urn:test:upper"
    jobs.DescribeApplication(applicationUri=application, accountId=account)
    resource = jobs.ListResources(applicationUri=application, accountId=account)[0].resourceId
    arguments = {"argument": [{"name": "word", "value": "zeep"}]}
    quote = jobs.RequestQuote(
        requestId=new_id(),
        accountId=account,
        applicationUri=application,
        resourceId=resource,
        arguments=arguments,
        inputs={"input": [{"name": "text", "size": len(TEXT)}]},
    )
    stager = data.CreateStager(requestId=new_id(), accountId=account, name="text.txt").stagerId
    written = data.WriteStager(requestId=new_id(), stagerId=stager, content=TEXT, last=True)
    assert written.digest == "sha256:" + hashlib.sha256(TEXT).hexdigest(), written
    job = jobs.SubmitJob(
        requestId=new_id(),
        quoteId=quote.quoteId,
        arguments=arguments,
        inputs={"input": [{"name": "text", "stagerId": stager}]},
    )
    while job.state not in ENDS:
        job = jobs.WaitForJob(jobId=job.jobId, version=job.version, timeout=20)
    assert job.state == "finished", job.state
    output = data.ReadStager(stagerId=job.outputs.output[0].stagerId).content
    assert output == b"zeep|1||THE GRID\n", output
    statement = service("ACCOUNT_SERVICE", signed).GetStatement(accountId=account)
    assert [entry.jobId for entry in statement.entries.entry] == [job.jobId], statement
    assert statement.closing < 0, statement


def changed():
    transport = OnTheWay(lambda text: text.replace(b"acc-missing", b"acc-another"))
    accounts = service("ACCOUNT_SERVICE", Signed(), transport)
    refused("DIGEST_MISMATCH", accounts.GetAccount, accountId="acc-missing")


def sent_again():
    sent = []
    accounts = service("ACCOUNT_SERVICE", Signed(), OnTheWay(lambda text: sent.append(text) or sent[0]))
    refused("ACCOUNT_UNKNOWN", accounts.GetAccount, accountId="acc-missing")
    refused("MESSAGE_REPLAYED", accounts.GetAccount, accountId="acc-missing")


def sha_1():
    sha1 = {"signature_method": xmlsec.Transform.RSA_SHA1, "digest_method": xmlsec.Transform.SHA1}
    open_account(Signed(who="LEGACY_", **sha1))
    accounts = service("ACCOUNT_SERVICE", Signed(**sha1))
    refused("SIGNATURE_ALGORITHM_UNSUPPORTED", accounts.GetAccount, accountId="acc-missing")


CHECKS = {
    "wsdl": lambda: [
        Client(variable(name) + "?wsdl")
        for name in ("REGISTRY", "MOBILE_GRID_SERVER", "ACCOUNT_SERVICE", "DATA_SERVICE", "JOB_SERVICE")
    ],
    "document-literal": list_services,
    "rpc-encoded": list_as_in_2006,
    "soap-1.2": describe_by_soap_12,
    "typed-fault": lambda: refused(
        "SERVICE_UNKNOWN", service("REGISTRY").GetService, serviceId="svc-missing"
    ),
    "timestamp-signature": lambda: open_account(Signed()),
    "signature": lambda: open_account(Signed(timestamp=False)),
    "signed-fault": lambda: refused(
        "ACCOUNT_UNKNOWN", service("ACCOUNT_SERVICE", Signed()).GetAccount, accountId="acc-missing"
    ),
    "sha-1": sha_1,
    "tampered": changed,
    "replayed": sent_again,
    "walk": walk,
}

for capability, check in CHECKS.items():
    try:
        check()
        print("ok", capability)
    except Exception as failure:
        traceback.print_exc()
        print("not ok", capability, re.sub(r"\s+", " ", repr(failure)))
