// KDSoap as client of the broker, by the classes of kdwsdl2cpp. One line a capability: ok <name>, or not ok <name> <reason>.
#include "registry.h"
#include <KDSoapClientInterface.h>
#include <QCoreApplication>
#include <QEventLoop>
#include <functional>
#include <iostream>
#include <utility>
#include <vector>

/** Why a check fails; empty where it passes. */
using Check = std::function<QString()>;

template <class Binding>
QString listServices()
{
    Binding registry;
    const auto services = registry.listServices(TNS__ListServices()).services().service();
    if (services.isEmpty())
        return QStringLiteral("no service is listed: ") + registry.lastError();
    const QString url = services.first()->url();
    return url.startsWith(QLatin1String("http://")) ? QString() : url;
}

/** kdwsdl2cpp cannot read arrays of arrays: the legacy face is called without classes of its own. */
QString listAsIn2006()
{
    KDSoapClientInterface legacy(qEnvironmentVariable("PLEGMA_MOBILE_GRID_SERVER"), QStringLiteral("urn:MobileGridServer"));
    const auto size = legacy.call(QStringLiteral("ListSize"), KDSoapMessage()).childValues().child(QStringLiteral("ListSizeReturn"));
    const auto list = legacy.call(QStringLiteral("ServicesList"), KDSoapMessage());
    const auto rows = list.childValues().child(QStringLiteral("ServicesListReturn")).childValues();
    const bool isRight = !rows.isEmpty() && rows.size() == size.value().toInt() && rows.first().childValues().size() == 3;
    return isRight ? QString() : QString::fromUtf8(list.toXml());
}

QString missAService()
{
    Registry::RegistrySoapBinding registry;
    Registry::RegistrySoapBindingJobs::GetServiceJob job(&registry);
    job.setAutoDelete(false);
    TNS__GetService request;
    request.setServiceId(QStringLiteral("svc-missing"));
    job.setParameters(request);
    QEventLoop answered;
    QObject::connect(&job, &KDSoapJob::finished, &answered, &QEventLoop::quit);
    job.start();
    answered.exec();
    const auto detail = job.reply().childValues().child(QStringLiteral("detail"));
    const auto code = detail.childValues().child(QStringLiteral("NotFound")).childValues().child(QStringLiteral("code"));
    return code.value() == QLatin1String("SERVICE_UNKNOWN") ? QString() : QString::fromUtf8(job.reply().toXml());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const std::vector<std::pair<const char *, Check>> checks = {
        {"document-literal", listServices<Registry::RegistrySoapBinding>},
        {"soap-1.2", listServices<Registry::RegistrySoap12Binding>},
        {"rpc-encoded", listAsIn2006},
        {"typed-fault", missAService},
    };
    for (const auto &[capability, check] : checks) {
        const QString failure = check().simplified();
        if (failure.isEmpty())
            std::cout << "ok " << capability << std::endl;
        else
            std::cout << "not ok " << capability << " " << qPrintable(failure) << std::endl;
    }
}
