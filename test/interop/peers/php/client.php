<?php
// PHP's SoapClient as client of the broker. One line a capability: ok <name>, or not ok <name> <reason>.
declare(strict_types=1);

ini_set('soap.wsdl_cache_enabled', '0');

function client(string $service, array $options = []): SoapClient
{
    return new SoapClient(getenv("PLEGMA_$service") . '?wsdl', $options + ['cache_wsdl' => WSDL_CACHE_NONE]);
}

function require_that(bool $condition, string $what): void
{
    if (!$condition) {
        throw new RuntimeException($what);
    }
}

function list_services(array $options = []): void
{
    $services = client('REGISTRY', $options)->ListServices([])->services->service;
    require_that(str_starts_with($services[0]->url, 'http://'), 'a service has no URL');
}

function list_as_in_2006(array $options = []): void
{
    $legacy = client('MOBILE_GRID_SERVER', $options);
    $rows = $legacy->ServicesList();
    require_that(count($rows) === $legacy->ListSize() && count($rows[0]) === 3, json_encode($rows));
}

$checks = [
    'wsdl' => function (): void {
        foreach (['REGISTRY', 'MOBILE_GRID_SERVER', 'ACCOUNT_SERVICE', 'DATA_SERVICE', 'JOB_SERVICE'] as $service) {
            require_that(count(client($service)->__getFunctions()) > 0, "$service has no functions");
        }
    },
    'document-literal' => fn () => list_services(),
    'soap-1.2' => fn () => list_services(['soap_version' => SOAP_1_2]),
    'rpc-encoded' => fn () => list_as_in_2006(),
    'rpc-encoded-1.2' => fn () => list_as_in_2006(['soap_version' => SOAP_1_2]),
    'typed-fault' => function (): void {
        try {
            client('REGISTRY')->GetService(['serviceId' => 'svc-missing']);
        } catch (SoapFault $fault) {
            require_that($fault->detail->NotFound->code === 'SERVICE_UNKNOWN', json_encode($fault->detail));
            return;
        }
        throw new RuntimeException('accepted');
    },
];

foreach ($checks as $capability => $check) {
    try {
        $check();
        echo "ok $capability\n";
    } catch (Throwable $failure) {
        echo "not ok $capability ", preg_replace('/\s+/', ' ', $failure->getMessage()), "\n";
    }
}
