# SOAP::WSDL as client of the broker, by the classes that wsdl2perl makes in the directory given. One line a capability:
# ok <name>, or not ok <name> <reason>.
use strict;
use warnings;

my ($classes) = @ARGV;
unshift @INC, $classes;
require MyInterfaces::Registry::Registry;
my $registry = MyInterfaces::Registry::Registry->new;

if (eval { list_services(); 1 }) { print "ok document-literal\n"; exit }
my $reason = "$@";
$reason =~ s/\s+/ /g;
print "not ok document-literal $reason\n";

sub list_services {
    my $answer = $registry->ListServices({});
    die $answer->get_faultstring unless $answer;
    my $url = $answer->get_services->get_service->[0]->get_url;
    die "the first URL is $url\n" unless $url =~ m{^http://};
}
