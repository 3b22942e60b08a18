// The logs of proxies: what makes their readers, for the table of formats.
#pragma once

#include "evidence/reader.h"

namespace evidence {

[[nodiscard]] int fitsHaproxy(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeHaproxy(const Options &options);
/// Reads lines of either log of one nginx, and joins them: what the one does not tell, the other does.
[[nodiscard]] int fitsNginxAccess(QByteArrayView head);
[[nodiscard]] int fitsNginxError(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeNginx(const Options &options);
[[nodiscard]] int fitsEnvoy(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeEnvoy(const Options &options);
[[nodiscard]] int fitsCloudflare(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeCloudflare(const Options &options);
[[nodiscard]] int fitsAlb(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeAlb(const Options &options);
[[nodiscard]] int fitsCaddy(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeCaddy(const Options &options);
[[nodiscard]] int fitsTraefik(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeTraefik(const Options &options);

} // namespace evidence
