// Every queue, buffer and list that a peer, a file or a user can make grow: its limit, what happens there,
// and the test that fills it. A test reads this table and looks for the others.
#pragma once

#include <array>

namespace base {

struct Bound
{
    const char *what;
    const char *grownBy; ///< peer, file, user, time
    const char *limit;   ///< with the name of the constant or option, where it has one
    const char *then;    ///< at the limit
    const char *test;    ///< "tst_file::function", which fills it
};

inline constexpr std::array bounds{
    // Sessions of our own: listener and client
    Bound{"HTTP head of an upgrade request", "peer", "64 KiB (Limits::headBytes)",
          "431; observed as head_too_large", "tst_listener_endings::refusedRequests"},
    Bound{"HTTP heads of an answer, interim ones included", "peer", "64 KiB (Limits::headBytes)",
          "given up; observed as head_too_large", "tst_client::endlessInterimAnswers"},
    Bound{"answer of a forward proxy", "peer", "16 KiB", "proxy_refused, malformed",
          "tst_client::proxyRefuses"},
    Bound{"pongs for a peer that does not read, listener", "peer", "256 KiB (OwnSession::pongLimit)",
          "ended; observed as queue_full", "tst_listener::pongsThatNobodyReads"},
    Bound{"pongs for a peer that does not read, client", "peer", "256 KiB (OwnSession::pongLimit)",
          "ended; observed as queue_full", "tst_client::pongsThatNobodyReads"},
    Bound{"echoes and messages for a peer that does not read", "peer, user", "16 MiB (Limits::queueBytes)",
          "ended; observed as queue_full", "tst_listener::queueFull"},
    Bound{"message that is being received", "peer", "64 MiB (Limits::messageBytes)",
          "Close 1009; observed as message_too_big", "tst_listener::messageTooBig"},
    Bound{"messages that a listener echoes, of all its sessions", "peer",
          "256 MiB (ListenerCore::echoLimit, four of the largest messages)",
          "a session that holds more than its share ends; observed as echo_full",
          "tst_listener::echoesTogetherAreBounded"},
    Bound{"time for TLS and the opening handshake", "peer", "10 s (Limits::handshake)",
          "ended; observed as handshake_timeout", "tst_listener_tls::silentClient"},
    Bound{"sessions of a listener", "peer", "10,000 (Limits::sessions)",
          "503; observed as too_many_sessions; 256 beyond, the rest waits in the backlog",
          "tst_listener::tooManySessions"},
    Bound{"text that capture rules look at", "peer", "4 KiB (Captor::looksAt)", "the rest is not read",
          "tst_client::textsAreCaptured"},
    Bound{"steps of a capture rule at one place of a text", "user", "20,000 (Captor::mostSteps)",
          "the rule is not used any more, and it is said", "tst_wire_thread::costlyPatternsAreStopped"},
    Bound{"time that a capture rule computes", "user", "500 ms, and 100 ms more each second (base::Effort)",
          "the rule is not used any more, and it is said", "tst_base::effortGrowsAgain"},
    Bound{"last frames of a session", "peer", "64 (Recorder::capacity)", "the oldest goes",
          "tst_wire_thread::recorderKeepsTheLastFrames"},
    Bound{"recorded payload of a frame", "peer", "256 bytes (Recorder::maxPreview)", "the rest is not kept",
          "tst_wire_thread::recorderKeepsPreviews"},
    Bound{"heartbeats of the application that are remembered", "peer", "50 (AppFacts::maxTicks)",
          "the oldest goes", "tst_answering::answersAreMeasured"},
    Bound{"goodbyes, errors and the like of an application", "peer",
          "200 a second (othersPerSecond of a dialect::Conversation)",
          "its messages are read no more, and it is noted", "tst_protocols::goodbyesWithoutEndAreReadNoMore"},
    Bound{"subscriptions that wait to hear whether they were recovered", "peer", "32", "the rest is not told",
          "tst_answering::centrifugeRecovery"},
    // Relay
    Bound{"unanswered requests on one connection of a relay", "peer", "100 (Limits::requests)",
          "refused; observed as too_many_requests", "tst_relay_upstream::tooManyRequests"},
    Bound{"what a client says after an answer that cannot be read", "peer",
          "the rest of the request, or masked frames", "the connection ends; observed as malformed",
          "tst_relay_exchange::behindAnOpaqueAnswerNoRequestPasses"},
    Bound{"bytes that wait for a slow end of a relay", "peer", "one read; then the other end is not read",
          "TCP slows the sender down; observed as stuck", "tst_relay_passing::slowConsumerIsNamed"},
    // Evidence
    Bound{"bytes that wait for those missing before them in a captured stream", "file",
          "256 KiB (Stream::pendingLimit)", "what is missing is given up; observed as missed",
          "tst_capture::pendingIsBounded"},
    Bound{"connections of a capture that are read at once", "file", "65,536 (mostConnections)",
          "the one silent for longest is given up, sessions last; noted",
          "tst_capture::connectionsAreBounded"},
    Bound{"record of a capture", "file", "1 MiB a packet, 16 MiB a block",
          "nothing is read from there on; noted", "tst_capture::recordsAreBounded"},
    Bound{"sessions among which paths are looked for", "time", "50,000 (PathBook::mostSights)",
          "the oldest go", "tst_paths::theBookIsBounded"},
    // Browsers that are watched
    Bound{"WebSockets of a browser that are followed at once", "peer", "10,000 (Limits::sessions)",
          "further ones are not, and it is noted", "tst_browser::sessionsAreBounded"},
    Bound{"pages, frames and workers of a browser", "peer", "4,096 (Tools::mostTargets)",
          "further ones run unwatched", "tst_browser::targetsAreBounded"},
    Bound{"what the script in a page says", "peer", "256 KiB (Witness::longestReport)", "ignored",
          "tst_browser::reportsAreBounded"},
    Bound{"frames of a stack of script", "peer", "16 (ScriptCall::maxStack)", "the outer ones are left out",
          "tst_browser::stacks"},
    // What is printed
    Bound{"lines that wait for a reader of standard output", "user", "64 MiB (Output::mostWaiting)",
          "left out, said, and no success", "tst_output::whatWaitsIsBounded"},
    Bound{"pseudonyms of a shared report", "file", "250,000 of a sort (Share::mostNames)",
          "what comes later shares one", "tst_share::pseudonymsAreBounded"},
    // What is remembered
    Bound{"notable observations of a session", "peer", "Facts::timeline", "those in the middle go",
          "tst_facts::timelineIsBoundedAndKeepsBothEnds"},
    Bound{"messages that wait for a reconnect", "user", "Reconnector's queue", "refused, and said",
          "tst_reconnector::queueKeepsOrderAndLimit"},
    Bound{"TCP samples of a session in a log", "time", "a ring", "the oldest go",
          "tst_condenser::theRingKeepsTheLatestSamplesExactly"},
    Bound{"logs in the folder of the window", "time", "settings", "the oldest go, those in use stay",
          "tst_retention::theOldestGoUntilTheRestFits"},

    // The window
    Bound{"refused origins and hosts that wait for a decision", "peer", "32 (RefusalNotice::maxWaiting)",
          "no more are told until one is decided", "tst_access::waitingIsBounded"},
    Bound{"findings that no longer hold", "time", "50 (FindingStore::maxOver)", "the oldest go",
          "tst_findings::whatIsOverIsBounded"},
    Bound{"messages of a session that the window can show", "peer", "5,000 (MessageStore::mostOfSession)",
          "the oldest goes and is counted", "tst_messages::theStoreIsBounded"},
    Bound{"messages of all sessions that the window can show", "peer", "200,000 (MessageStore::mostOfAll)",
          "those of the session that spoke first go", "tst_messages::theStoreIsBounded"},
    Bound{"origins that a probe counts under", "file, peer", "64 (Metrics::maxOrigins)",
          "further ones count as \"other\"", "tst_metrics::originsAreBounded"},
    Bound{"profile of endpoints", "file", "1 MiB (maxConfiguration), 1,000 endpoints (mostProfileEndpoints)",
          "not opened, and said", "tst_profile::endpointsAreBounded"},
    Bound{"notes and bookmarks of a log", "user", "10,000 of 2,000 characters (session::mostNotes)",
          "refused, and said", "tst_notes::notesAreBounded"},
    Bound{"what is kept of a head", "peer",
          "8 KiB of an address or of cookies, 1 KiB of other values, 32 headers", "cut, and marked so",
          "tst_wire_thread::headsAreKeptUpToABound"},
    Bound{"messages whose beginning is recorded", "peer", "1,000 a second (Recorder::messagesPerSecond)",
          "the rest is only counted; observed once", "tst_wire_thread::messagesAreToldUpToABound"},
    Bound{"values of capture rules that are observed", "peer", "100 a second (Captor::toldPerSecond)",
          "the rest is used, and not told", "tst_wire_thread::findsAreToldUpToABound"},
    Bound{"file of certificates or of a key", "file", "16 MiB (largestPem)", "the rest is not read",
          "tst_listener_tls::endlessFilesAreNoCertificates"},
    Bound{"file that a user names: certificate, key, configuration, profile", "file",
          "a regular one (base::readFile)", "refused, and said", "tst_base::onlyRegularFilesAreRead"},
    // Logs as evidence
    Bound{"line of a log", "file", "256 KiB (LineReader::longest)", "skipped, and noted",
          "tst_proxylogs::longLinesAreSkipped"},
    Bound{"failed requests of a log whose path has had no 101", "file", "1,024 (Attempts::waiting)",
          "the oldest is no WebSocket's", "tst_proxylogs::waitingFailuresAreBounded"},
    Bound{"paths of a log that are WebSockets", "file", "4,096 (Attempts::paths)",
          "failures of others are not told", "tst_proxylogs::knownPathsAreBounded"},
    Bound{"lines of nginx that wait for its other log", "file", "65,536 of each (NginxReader::held)",
          "the oldest stands alone, and it is noted", "tst_proxylogs::linesOfNginxThatWaitAreBounded"},
    Bound{"one value of a JSON file", "file", "8 MiB, 64 levels (JsonPieces)", "left out, and noted",
          "tst_browserlogs::deepAndLongValuesAreLeftOut"},
    Bound{"WebSockets of a HAR file", "file", "65,536 (HarReader::most)", "the rest is left out, and noted",
          "tst_browserlogs::webSocketsOfAHarAreBounded"},
    Bound{"WebSockets of a NetLog that are open at once", "file", "16,384 (NetLogReader::channels)",
          "further ones are not read", "tst_browserlogs::channelsAreBounded"},
    Bound{"loggers of a debug log", "file", "4,096 (PythonReader::loggers)",
          "one is given up: open at the end", "tst_applogs::loggersAreBounded"},
};

} // namespace base
