"""suds as client of the broker. One line a capability: ok <name>, or not ok <name> <reason>."""

import logging
import os
import re

from suds import WebFault
from suds.client import Client

logging.getLogger("suds").setLevel(logging.CRITICAL)


def client(service):
    return Client(os.environ["PLEGMA_" + service] + "?wsdl", cache=None)


def list_services():
    registry = client("REGISTRY")
    registry.set_options(port="Registry")
    assert registry.service.ListServices().services.service[0].url.startswith("http://")


def list_as_in_2006():
    legacy = client("MOBILE_GRID_SERVER").service
    rows = legacy.ServicesList()
    assert legacy.ListSize() == len(rows) > 0, rows
    assert all(len(row) == 3 for row in rows), rows


def miss_a_service():
    registry = client("REGISTRY")
    registry.set_options(port="Registry")
    try:
        registry.service.GetService("svc-missing")
    except WebFault as fault:
        assert fault.fault.detail.NotFound.code == "SERVICE_UNKNOWN", fault.fault
        return
    raise AssertionError("accepted")


CHECKS = {
    "wsdl": lambda: [
        client(name)
        for name in ("REGISTRY", "MOBILE_GRID_SERVER", "ACCOUNT_SERVICE", "DATA_SERVICE", "JOB_SERVICE")
    ],
    "document-literal": list_services,
    "rpc-encoded": list_as_in_2006,
    "typed-fault": miss_a_service,
}

for capability, check in CHECKS.items():
    try:
        check()
        print("ok", capability)
    except Exception as failure:
        print("not ok", capability, re.sub(r"\s+", " ", repr(failure)))
