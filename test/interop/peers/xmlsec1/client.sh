#!/bin/sh
# xmlsec1 signs and verifies, curl sends. One line a capability: ok <name>, or not ok <name> <reason>.
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

wsu=http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd
soap=http://schemas.xmlsoap.org/soap/envelope/
wsse_reference='<wsse:SecurityTokenReference><wsse:Reference URI="#token" ValueType="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3"/></wsse:SecurityTokenReference>'
list_accounts='<a:ListAccounts xmlns:a="urn:plegma:account:1"/>'
missing_account='<a:GetAccount xmlns:a="urn:plegma:account:1"><a:accountId>acc-missing</a:accountId></a:GetAccount>'
list_services='<r:ListServices xmlns:r="urn:plegma:registry:1"/>'

# The base64 of the first certificate of a PEM file, in one line.
base64_of() {
  sed -n '/BEGIN/,/END/{//!p;};/END/q' "$1" | tr -d '\n'
}

# make <body> <with Timestamp: yes or no> <certificate> <content of KeyInfo> > template
make() {
  reference=; timestamp=
  if [ "$2" = yes ]; then
    created=$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)
    expires=$(date -u -d '+5 minutes' +%Y-%m-%dT%H:%M:%SZ)
    timestamp="<wsu:Timestamp wsu:Id=\"timestamp\"><wsu:Created>$created</wsu:Created><wsu:Expires>$expires</wsu:Expires></wsu:Timestamp>"
    reference='<ds:Reference URI="#timestamp"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>'
  fi
  sed -e "s|@CERTIFICATE@|$(base64_of "$3")|" -e "s|@KEY@|$4|" -e "s|@BODY@|$1|" \
    -e "s|@TIMESTAMP@|$timestamp|" -e "s|@TIMESTAMP-REFERENCE@|$reference|" "$here/request.xml"
}

# sign <template> <key> > request
sign() {
  xmlsec1 --sign --privkey-pem "$2" --id-attr:Id "$soap:Body" --id-attr:Id "$wsu:Timestamp" "$1"
}

# post <service> <request> [options of curl] > answer
post() {
  address=$1; request=$2; shift 2
  curl -sS --max-time 20 -H 'Content-Type: text/xml; charset=utf-8' -H 'SOAPAction: ""' --data-binary "@$request" "$@" "$address"
}

# Succeeds where the provider signed this answer: its Body, and its Timestamp where there has to be one.
verify() {
  xmlsec1 --verify --pubkey-cert-pem "$PLEGMA_SERVER_CERTIFICATE" --id-attr:Id "$soap:Body" --id-attr:Id "$wsu:Timestamp" "$1" &&
    body=$(grep -o '<[a-z]*:Body [^>]*' "$1" | sed 's/.*Id="\([^"]*\)".*/\1/') &&
    grep -q "URI=\"#$body\"" "$1" &&
    if [ "$2" = yes ]; then grep -q ':Timestamp ' "$1"; else ! grep -q ':Timestamp ' "$1"; fi
}

# call <body> <with Timestamp: yes or no> <expected text> [certificate, key, content of KeyInfo]
call() {
  certificate=${4:-$PLEGMA_CERTIFICATE}
  make "$1" "$2" "$certificate" "${6:-$wsse_reference}" >template.xml &&
    sign template.xml "${5:-$PLEGMA_KEY}" >request.xml &&
    post "$PLEGMA_ACCOUNT_SERVICE" request.xml >answer.xml &&
    verify answer.xml "$2" &&
    grep -q "$3" answer.xml
}

plain() {
  echo "<s:Envelope xmlns:s=\"$soap\"><s:Body>$1</s:Body></s:Envelope>" >request.xml
}

document_literal() { plain "$list_services"; post "$PLEGMA_REGISTRY" request.xml >answer.xml && grep -q 'urn:test:upper' answer.xml; }
http_1_0() { plain "$list_services"; post "$PLEGMA_REGISTRY" request.xml --http1.0 -i >answer.xml && grep -qi '^connection: close' answer.xml && ! grep -qi '^transfer-encoding' answer.xml; }
chunked() { plain "$list_services"; post "$PLEGMA_REGISTRY" request.xml -H 'Transfer-Encoding: chunked' >answer.xml && grep -q 'urn:test:upper' answer.xml; }
typed_fault() { plain "$missing_account"; post "$PLEGMA_ACCOUNT_SERVICE" request.xml >answer.xml && grep -q 'NotAuthenticated' answer.xml; }
timestamp_signature() { call "$list_accounts" yes ListAccountsResponse; }
signature() { call "$list_accounts" no ListAccountsResponse; }
signed_fault() { call "$missing_account" yes ACCOUNT_UNKNOWN; }
key_references() {
  call "$list_accounts" yes ListAccountsResponse "$PLEGMA_CERTIFICATE" "$PLEGMA_KEY" \
    "<wsse:SecurityTokenReference><ds:X509Data><ds:X509Certificate>$(base64_of "$PLEGMA_CERTIFICATE")</ds:X509Certificate></ds:X509Data></wsse:SecurityTokenReference>"
}
tampered() {
  call "$missing_account" yes ACCOUNT_UNKNOWN && sed s/acc-missing/acc-another/ request.xml >changed.xml &&
    post "$PLEGMA_ACCOUNT_SERVICE" changed.xml >answer.xml && verify answer.xml yes && grep -q DIGEST_MISMATCH answer.xml
}
replayed() {
  call "$missing_account" yes ACCOUNT_UNKNOWN &&
    post "$PLEGMA_ACCOUNT_SERVICE" request.xml >answer.xml && verify answer.xml yes && grep -q MESSAGE_REPLAYED answer.xml
}

for capability in document-literal http-1.0 chunked typed-fault timestamp-signature signature signed-fault key-references tampered replayed; do
  rm -f answer.xml
  if "$(echo "$capability" | tr .- __)" 2>errors.txt; then
    echo "ok $capability"
  else
    echo "not ok $capability $(cat errors.txt answer.xml 2>/dev/null | tr -s '\n\t ' ' ' | cut -c1-2000)"
  fi
done
