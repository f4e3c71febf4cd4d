#!/bin/sh -e
# Makes the client of our WSDLs as gSOAP's manual says it, in the directory given.
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
wsdl2h -c -t "$here/typemap.dat" -o services.h "$PLEGMA_REGISTRY?wsdl" "$PLEGMA_MOBILE_GRID_SERVER?wsdl" \
  "$PLEGMA_ACCOUNT_SERVICE?wsdl" "$PLEGMA_DATA_SERVICE?wsdl" "$PLEGMA_JOB_SERVICE?wsdl"
{ echo '#import "wsse.h"'; cat services.h; } >signed.h
soapcpp2 -1 -c -C -L -x -I/usr/share/gsoap/import:/usr/share/gsoap signed.h
plugin=/usr/share/gsoap/plugin
# shellcheck disable=SC2046
gcc -O0 -w $(pkg-config --cflags gsoapssl) -I. -I$plugin -I/usr/share/gsoap -o client "$here/client.c" \
  soapC.c soapClient.c $plugin/wsseapi.c $plugin/smdevp.c $plugin/mecevp.c $plugin/threads.c /usr/share/gsoap/custom/struct_timeval.c \
  $(pkg-config --libs gsoapssl) -lssl -lcrypto -lz
