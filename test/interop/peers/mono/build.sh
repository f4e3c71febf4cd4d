#!/bin/sh
# build.sh DIR: the client of the classes that wsdl.exe makes of our five WSDLs, each in a namespace of its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"

classes() { # classes NAME ADDRESS
  wsdl2 "/n:$1" "/out:$1.cs" "$2?wsdl" >"$1.log" 2>&1 || { cat "$1.log" >&2; exit 1; }
}
classes Registry "$PLEGMA_REGISTRY"
classes MobileGridServer "$PLEGMA_MOBILE_GRID_SERVER"
classes AccountService "$PLEGMA_ACCOUNT_SERVICE"
classes DataService "$PLEGMA_DATA_SERVICE"
classes JobService "$PLEGMA_JOB_SERVICE"

# The array of arrays is xsd:string[][] in the WSDL; Mono's tool stops at the first pair of brackets.
sed -i '/ServicesList()/s/string\[\]/string[][]/; /string\[\].*results\[0\]/s/string\[\]/string[][]/; s/public string\[\] Result/public string[][] Result/' \
  MobileGridServer.cs

# Its reader of PKCS #12 knows the algorithms of 2006.
openssl pkcs12 -export -in "$PLEGMA_CERTIFICATE" -inkey "$PLEGMA_KEY" -out client.p12 -passout pass:plegma \
  -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1

mcs -nowarn:0219,0649 -out:client.exe -r:System.Web.Services -r:System.Xml -r:System.Security \
  Registry.cs MobileGridServer.cs AccountService.cs DataService.cs JobService.cs \
  "$here/Client.cs" "$here/SignedMessages.cs"
cp "$here/client.exe.config" .
