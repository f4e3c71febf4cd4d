/** The content of a Body about the size of real answers: a list of services, about 300 bytes each. */
export function listOfServices(count: number): string {
  const services = Array.from({ length: count }, (_, at) => service(at)).join('');
  return `<r:ListServicesResponse xmlns:r="urn:plegma:registry:1"><r:services>${services}</r:services></r:ListServicesResponse>`;
}

function service(at: number): string {
  return (
    `<r:service><r:serviceId>svc-0000000000-${at}</r:serviceId><r:name>Swirl ${at}</r:name>` +
    '<r:description>Turns a picture in a vortex round its centre, by as many degrees as you like.</r:description>' +
    `<r:url>http://provider${at}.example/services/JobService</r:url>` +
    '<r:applicationUri>http://it-innovation.soton.ac.uk/grid/imagemagick/swirl</r:applicationUri></r:service>'
  );
}
