# The Web Services package of Tcl as client of the broker. One line a capability: ok <name>, or not ok <name> <reason>.
package require WS::Client

proc client {service} {
    ::WS::Client::GetAndParseWsdl "$::env(PLEGMA_$service)?wsdl" {} $service
}

set checks {
    wsdl {
        foreach service {REGISTRY MOBILE_GRID_SERVER ACCOUNT_SERVICE DATA_SERVICE JOB_SERVICE} { client $service }
    }
    document-literal {
        set answer [::WS::Client::DoCall REGISTRY ListServices {}]
        set url [dict get [lindex [dict get $answer services service] 0] url]
        if {![string match http://* $url]} { error "the first URL is $url" }
    }
    typed-fault {
        if {![catch {::WS::Client::DoCall REGISTRY GetService {serviceId svc-missing}} sentence options]} {
            error accepted
        }
        if {![string match SERVICE_UNKNOWN* [dict get $options -errorinfo]]} { error $sentence }
    }
}

foreach {capability check} $checks {
    if {[catch $check failure]} {
        puts "not ok $capability [regsub -all {\s+} $failure { }]"
    } else {
        puts "ok $capability"
    }
}
