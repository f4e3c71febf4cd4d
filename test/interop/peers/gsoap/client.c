/* gSOAP with its wsse plugin as client of broker and provider. One line a capability: ok <name>, or not ok <name> <reason>. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "RegistrySoapBinding.nsmap"
#include "soapH.h"
#include "wsseapi.h"

enum dialect { UNSIGNED, SIGNED, TIMED };

static EVP_PKEY *key;
static char reason[2000];

static const char *variable(const char *name) {
  char full[80];
  snprintf(full, sizeof full, "PLEGMA_%s", name);
  const char *value = getenv(full);
  return value ? value : "";
}

static int failed(const char *what) {
  snprintf(reason, sizeof reason, "%s", what);
  return 0;
}

/* Why the last call failed, as gSOAP tells it. */
static int failed_call(struct soap *soap) {
  soap_sprint_fault(soap, reason, sizeof reason);
  for (char *at = reason; *at; at++) if (*at == '\n') *at = ' ';
  return 0;
}

static struct soap *new_soap(enum dialect dialect) {
  struct soap *soap = soap_new1(SOAP_XML_CANONICAL | SOAP_XML_INDENT);
  soap_clr_mode(soap, SOAP_XML_INDENT);
  soap_set_namespaces(soap, namespaces);
  soap_set_version(soap, 1);
  soap->recv_timeout = soap->send_timeout = 20;
  if (dialect == UNSIGNED) return soap;
  soap_ssl_client_context(soap, SOAP_SSL_DEFAULT, NULL, NULL, variable("AUTHORITY"), NULL, NULL);
  soap_register_plugin(soap, soap_wsse);
  if (dialect == TIMED) soap_wsse_add_Timestamp(soap, "Time", 300);
  soap_wsse_add_BinarySecurityTokenPEM(soap, "Token", variable("CERTIFICATE"));
  soap_wsse_add_KeyInfo_SecurityTokenReferenceX509(soap, "#Token");
  soap_wsse_sign_body(soap, SOAP_SMD_SIGN_RSA_SHA256, key, 0);
  soap_wsse_verify_auto(soap, SOAP_SMD_NONE, NULL, 0);
  return soap;
}

static void done(struct soap *soap) {
  soap_destroy(soap);
  soap_end(soap);
  soap_free(soap);
}

/* Whether the last answer was signed: Body, and Timestamp where the request had one. */
static int verified(struct soap *soap, enum dialect dialect) {
  if (soap_wsse_verify_body(soap)) return failed_call(soap);
  if (dialect == TIMED && soap_wsse_verify_Timestamp(soap)) return failed_call(soap);
  return 1;
}

static int list_services(int mode) {
  struct soap *soap = new_soap(UNSIGNED);
  struct _registry__ListServices request = {0};
  struct _registry__ListServicesResponse answer;
  soap_set_omode(soap, mode);
  int passed = soap_call___registry__ListServices(soap, variable("REGISTRY"), NULL, &request, &answer) == SOAP_OK
    ? answer.services->__sizeservice > 0 || failed("no service is listed")
    : failed_call(soap);
  done(soap);
  return passed;
}

static int document_literal(void) { return list_services(0); }
static int chunked(void) { return list_services(SOAP_IO_CHUNK); }

static int rpc_encoded(void) {
  struct soap *soap = new_soap(UNSIGNED);
  int size = 0;
  struct grid__ServicesListResponse list;
  int passed = 0;
  if (soap_call_grid__ListSize(soap, variable("MOBILE_GRID_SERVER"), NULL, &size)) failed_call(soap);
  else if (soap_call_grid__ServicesList(soap, variable("MOBILE_GRID_SERVER"), NULL, &list)) failed_call(soap);
  else if (size < 1 || list.ServicesListReturn->__size != size) failed("sizes differ");
  else passed = list.ServicesListReturn->__ptr[0].__size == 3 || failed("a row has not three members");
  done(soap);
  return passed;
}

static int typed_fault(void) {
  struct soap *soap = new_soap(UNSIGNED);
  struct _registry__GetService request = {.serviceId = "svc-missing"};
  struct _registry__GetServiceResponse answer;
  int passed = failed("accepted");
  if (soap_call___registry__GetService(soap, variable("REGISTRY"), NULL, &request, &answer)) {
    struct SOAP_ENV__Detail *detail = soap->fault ? soap->fault->detail : NULL;
    passed = detail && detail->common__NotFound && !strcmp(detail->common__NotFound->code, "SERVICE_UNKNOWN");
    if (!passed) failed_call(soap);
  }
  done(soap);
  return passed;
}

static int use_account(enum dialect dialect) {
  struct soap *soap = new_soap(dialect);
  struct _account__OpenAccount request = {.title = "gSOAP", .contact = "gsoap@example.org"};
  struct _account__OpenAccountResponse answer;
  int passed = soap_call___account__OpenAccount(soap, variable("ACCOUNT_SERVICE"), NULL, &request, &answer) == SOAP_OK
    ? verified(soap, dialect) && (!strcmp(answer.account->title, "gSOAP") || failed("another title"))
    : failed_call(soap);
  done(soap);
  return passed;
}

static int timestamp_signature(void) { return use_account(TIMED); }
static int signature(void) { return use_account(SIGNED); }

static int signed_fault(void) {
  struct soap *soap = new_soap(TIMED);
  struct _account__GetAccount request = {.accountId = "acc-missing"};
  struct _account__GetAccountResponse answer;
  int passed = failed("accepted");
  if (soap_call___account__GetAccount(soap, variable("ACCOUNT_SERVICE"), NULL, &request, &answer)) {
    struct SOAP_ENV__Detail *detail = soap->fault ? soap->fault->detail : NULL;
    passed = detail && detail->common__NotFound && !strcmp(detail->common__NotFound->code, "ACCOUNT_UNKNOWN")
      ? verified(soap, TIMED) : failed_call(soap);
  }
  done(soap);
  return passed;
}

int main(void) {
  static const struct { const char *capability; int (*check)(void); } checks[] = {
    {"document-literal", document_literal},
    {"rpc-encoded", rpc_encoded},
    {"chunked", chunked},
    {"typed-fault", typed_fault},
    {"timestamp-signature", timestamp_signature},
    {"signature", signature},
    {"signed-fault", signed_fault},
  };
  soap_ssl_init();
  FILE *file = fopen(variable("KEY"), "r");
  if (file == NULL || (key = PEM_read_PrivateKey(file, NULL, NULL, NULL)) == NULL) return 1;
  fclose(file);
  for (size_t at = 0; at < sizeof checks / sizeof *checks; at++) {
    if (checks[at].check()) printf("ok %s\n", checks[at].capability);
    else printf("not ok %s %s\n", checks[at].capability, reason);
  }
  return 0;
}
