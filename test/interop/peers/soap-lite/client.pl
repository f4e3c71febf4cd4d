# SOAP::Lite as client of the broker. One line a capability: ok <name>, or not ok <name> <reason>.
use strict;
use warnings;
use SOAP::Lite;

my %checks = (
    'document-literal' => sub {
        my $answer = registry()->call(SOAP::Data->name('ListServices')->attr({xmlns => 'urn:plegma:registry:1'}));
        die $answer->faultstring if $answer->fault;
        my @urls = $answer->valueof('//services/service/url');
        die "no service is listed\n" unless @urls && $urls[0] =~ m{^http://};
    },
    'rpc-encoded' => sub {
        my $legacy = SOAP::Lite->service("$ENV{PLEGMA_MOBILE_GRID_SERVER}?wsdl");
        my $size = $legacy->ListSize;
        my $rows = $legacy->ServicesList;
        die "$size services, " . scalar(@$rows) . " rows\n" unless $size > 0 && $size == @$rows;
        die "a row has " . scalar(@{$rows->[0]}) . " members\n" unless @{$rows->[0]} == 3;
    },
    'typed-fault' => sub {
        my $answer = registry()->call(
            SOAP::Data->name('GetService')->attr({xmlns => 'urn:plegma:registry:1'}),
            SOAP::Data->name(serviceId => 'svc-missing')->type(''));
        my $code = $answer->fault && $answer->valueof('//detail/NotFound/code');
        die 'the code is ' . ($code // 'none') . "\n" unless ($code // '') eq 'SERVICE_UNKNOWN';
    },
);

sub registry {
    return SOAP::Lite->proxy($ENV{PLEGMA_REGISTRY}, timeout => 20)->on_action(sub { '""' });
}

for my $capability (sort keys %checks) {
    if (eval { $checks{$capability}->(); 1 }) { print "ok $capability\n"; next }
    my $reason = "$@";
    $reason =~ s/\s+/ /g;
    print "not ok $capability $reason\n";
}
