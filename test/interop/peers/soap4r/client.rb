# SOAP4R as client of the broker. One line a capability: ok <name>, or not ok <name> <reason>.
require 'soap/wsdlDriver'

def client(service)
  driver = SOAP::WSDLDriverFactory.new("#{ENV.fetch("PLEGMA_#{service}")}?wsdl").create_rpc_driver
  # REXML of Ruby 3 drops the first three characters when it is told the encoding that it has found itself in small letters.
  driver.mandatorycharset = 'UTF-8'
  driver
end

CHECKS = {
  'wsdl' => lambda do
    %w[REGISTRY MOBILE_GRID_SERVER ACCOUNT_SERVICE DATA_SERVICE JOB_SERVICE].each { |service| client(service) }
  end,
  'document-literal' => lambda do
    url = client('REGISTRY').ListServices({}).services.service[0].url
    raise "the first URL is #{url}" unless url.start_with?('http://')
  end,
  'rpc-encoded' => lambda do
    legacy = client('MOBILE_GRID_SERVER')
    rows = legacy.ServicesList
    raise rows.inspect unless legacy.ListSize == rows.length && rows.all? { |row| row.length == 3 }
  end,
  'typed-fault' => lambda do
    begin
      client('REGISTRY').GetService({ 'serviceId' => 'svc-missing' })
    rescue SOAP::FaultError => fault
      raise fault.detail.inspect unless fault.detail.notFound.code == 'SERVICE_UNKNOWN'
    else
      raise 'accepted'
    end
  end
}.freeze

CHECKS.each do |capability, check|
  check.call
  puts "ok #{capability}"
rescue StandardError => failure
  puts "not ok #{capability} #{failure.message.gsub(/\s+/, ' ')}"
end
