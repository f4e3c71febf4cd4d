#!/bin/sh -e
# Makes the client of the registry's WSDL as KDSoap's manual says it, in the directory given.
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
kdwsdl2cpp -o registry.h "$PLEGMA_REGISTRY?wsdl"
kdwsdl2cpp -impl registry.h -o registry.cpp "$PLEGMA_REGISTRY?wsdl"
"$(pkg-config --variable=host_bins Qt5Core)/moc" registry.h -o moc_registry.cpp
# As one source: the headers of Qt are read once.
cat registry.cpp moc_registry.cpp "$here/client.cpp" >all.cpp
# shellcheck disable=SC2046
g++ -O0 -w -fPIC $(pkg-config --cflags Qt5Network) -I/usr/include/KDSoapClient -o client all.cpp -lkdsoap $(pkg-config --libs Qt5Network)
