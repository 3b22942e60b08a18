"""Application protocols with their real libraries: what the messages say about an end, whatever the Close frame says.

DROPSCOPE_NPM names the node_modules that tests/run --lab installs from tests/lab/npm/package-lock.json.
"""

import contextlib
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import time

from harness import LabCase, Watch, await_port, free_port, main, tool

SIO, LOST, NORMAL = "socket.io", "lost", "normal"
ENDINGS = {
    # scenario: protocol, class, cause, ended_by, confidence, and what else must be so
    "sio_client_frozen": (SIO, LOST, "heartbeat_timeout", "server", {"proven", "strong"}),
    "sio_server_frozen": (SIO, LOST, "heartbeat_timeout", "client", {"proven", "strong"}),
    "sio_kick": (SIO, NORMAL, "app_close", "server", {"proven"}),
    "sio_kick_hard": (SIO, NORMAL, "app_close", "server", {"proven"}),
    "sio_client_leaves": (SIO, NORMAL, "app_close", "client", {"proven"}),
    "sio_server_stops": (SIO, LOST, "server_going_away", "server", {"suggested"}),
    "sio_refused": (SIO, LOST, "policy_violation", "server", {"proven"}),
    "sio_never_joins": (SIO, LOST, "protocol_error", "server", {"strong"}),
    "sio_too_large": (SIO, LOST, "message_too_big", "server", {"proven"}),
    "sio_upgraded": (SIO, NORMAL, "app_close", "client", {"proven"}),
    "sio2_leaves": (SIO, NORMAL, "app_close", "client", {"proven"}),
    "sio2_server_frozen": (SIO, LOST, "heartbeat_timeout", "client", {"proven", "strong"}),
    "signalr_stops": ("signalr", NORMAL, "app_close", "client", {"proven"}),
    "signalr_server_frozen": ("signalr", LOST, "heartbeat_timeout", "client", {"strong"}),
    "signalr_error": ("signalr", LOST, "internal_error", "server", {"proven"}),
    "signalr_come_back": ("signalr", LOST, "server_going_away", "server", {"proven"}),
    "signalr_refused": ("signalr", LOST, "protocol_error", "server", {"proven"}),
    "graphql_dispose": ("graphql-transport-ws", NORMAL, "normal_closure", "client", {"proven"}),
    "graphql_unanswered": ("graphql-transport-ws", LOST, "heartbeat_timeout", "client", {"strong"}),
    "sockjs_code": ("sockjs", LOST, "app_close", "server", {"proven"}),
    "mqtt_leaves": ("mqtt", NORMAL, "app_close", "client", {"proven"}),
    "mqtt_cut": ("mqtt", LOST, "eof_without_close", "client", {"proven"}),
    "mqtt_client_frozen": ("mqtt", LOST, "heartbeat_timeout", "server", {"proven", "strong"}),
    "mqtt_server_frozen": ("mqtt", LOST, "heartbeat_timeout", "client", {"strong"}),
    "stomp_leaves": ("stomp", NORMAL, "app_close", "client", {"proven"}),
    "stomp_server_frozen": ("stomp", LOST, "heartbeat_timeout", "client", {"strong"}),
    "centrifuge_server_frozen": ("centrifuge", LOST, "heartbeat_timeout", "client", {"strong"}),
    "cable_restart": ("actioncable", LOST, "server_going_away", "server", {"proven"}),
    "cable_unauthorized": ("actioncable", LOST, "policy_violation", "server", {"proven"}),
}  # fmt: skip

# Dropscope as the client: where, with which options, and what else must be so
EIO4, EIO3 = "/socket.io/?EIO=4&transport=websocket", "/socket.io/?EIO=3&transport=websocket"
ENDED = (NORMAL, "local_close", "tool", {"proven"})
OWN = {
    "own_sio_silent": (EIO4, (), SIO, LOST, "heartbeat_timeout", "server", {"proven", "strong"}),
    "own_sio": ("/", ("--dialect", "socket.io", "--close-after", "3"), SIO, *ENDED),
    "own_sio_namespace": ("/admin", ("--dialect", "socket.io", "--close-after", "3"), SIO, *ENDED),
    "own_sio3": (EIO3, ("--dialect", "socket.io", "--close-after", "3"), SIO, *ENDED),
    "own_mqtt": ("/", ("--dialect", "mqtt", "--close-after", "2"), "mqtt", *ENDED),
    "own_stomp": ("/", ("--dialect", "stomp", "--close-after", "4"), "stomp", *ENDED),
    "own_pusher": ("/app/key?protocol=7", ("--dialect", "pusher", "--close-after", "6"), "pusher", *ENDED),
    "own_centrifuge": ("/", ("--dialect", "centrifuge", "--close-after", "6"), "centrifuge", *ENDED),
}  # fmt: skip


class Broker:
    """mosquitto on a free port; it takes WebSockets only beside a plain listener."""

    def __init__(self, port, plain):
        self.configuration = tempfile.NamedTemporaryFile("w", suffix=".conf")
        self.configuration.write(f"listener {plain} 127.0.0.1\nlistener {port} 127.0.0.1\nprotocol websockets\nallow_anonymous true\n")
        self.configuration.flush()
        self.process = subprocess.Popen([tool("mosquitto"), "-c", self.configuration.name], stderr=subprocess.DEVNULL)

    def close(self):
        self.process.kill()
        self.process.wait()
        self.configuration.close()


class Stage:
    """All scenarios side by side: one node that plays both ends of each, one Dropscope with a relay for each."""

    def __init__(self, scenarios):
        self.closing = contextlib.ExitStack()
        try:
            self._begin(scenarios)
        except BaseException:
            self.close()
            raise

    def _begin(self, scenarios):
        broker_port = free_port()
        self.closing.callback(Broker(broker_port, free_port()).close)
        await_port(broker_port)
        here = pathlib.Path(__file__).parent / "npm" / "peers.js"
        self.peers = subprocess.Popen(
            [tool("node"), str(here), *scenarios], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "BROKER_PORT": str(broker_port)},
        )  # fmt: skip
        self.closing.callback(self._end_peers)
        targets = json.loads(self.peers.stdout.readline())["targets"]
        options = [option for name in scenarios[1:] for option in self._endpoint(name, targets[name])]
        self.watch = Watch(*options, target=f"ws://127.0.0.1:{targets[scenarios[0]]}/")
        self.closing.callback(self.watch.close)
        endpoints = [self.watch.endpoint, *(self.watch.next("endpoint") for _ in scenarios[1:])]
        self.names = {line["endpoint"]: name for line, name in zip(endpoints, scenarios)}
        ports = {
            self.names[line["endpoint"]]: int(line["url"].rsplit(":", 1)[1].strip("/"))
            for line in endpoints
            if line["role"] == "relay"
        }
        self.peers.stdin.write(json.dumps(ports) + "\n")
        self.peers.stdin.flush()
        self.libraries = {}
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    @staticmethod
    def _endpoint(name, port):
        if name not in OWN:
            return [f"--relay=ws://127.0.0.1:0/=ws://127.0.0.1:{port}/"]
        path, options = OWN[name][:2]
        return [f"--connect=ws://127.0.0.1:{port}{path}", "--ping", "0", *options]

    def _listen(self):
        for raw in self.peers.stdout:
            line = json.loads(raw)
            self.libraries.setdefault(line.get("scenario"), []).append(line["library"])

    def disconnects(self, timeout=50):
        """The disconnect line of the first session of each scenario, as far as they come in time."""
        found, deadline = {}, time.monotonic() + timeout
        while len(found) < len(self.names) and time.monotonic() < deadline:
            try:
                line = self.watch.next("disconnect", timeout=max(deadline - time.monotonic(), 0))
            except AssertionError as error:
                print(error)
                break
            if line["session"] == self._first_of(line["endpoint"]):
                found[self.names[line["endpoint"]]] = line
        return found

    def _first_of(self, endpoint):
        """Some libraries come back before their end is told."""
        return next((line["session"] for _, line in self.watch.seen if line["event"] == "session" and line["endpoint"] == endpoint), 0)

    def _end_peers(self):
        self.peers.kill()
        self.peers.wait()
        self.peers.stdin.close()
        self.peers.stdout.close()

    def close(self):
        self.closing.close()


class Dialects(LabCase):
    @classmethod
    def setUpClass(cls):
        stage = Stage([*ENDINGS, *OWN])
        try:
            cls.lines, cls.libraries = stage.disconnects(), stage.libraries
        finally:
            stage.close()

    @classmethod
    def tearDownClass(cls):
        """What the libraries themselves said of each end, beside what we said."""
        print(f"\n{'scenario':28} {'the library':40} Dropscope")
        for name in [*ENDINGS, *OWN]:
            line = cls.lines.get(name)
            ours = f"{line['class']} · {line['cause']} · {line['ended_by']} · {line['confidence']}" if line else "-"
            print(f"{name:28} {'; '.join(cls.libraries.get(name, ['-'])).splitlines()[0][:40]:40} {ours}")


def case(scenario, protocol, cls, cause, by, confidence):
    def test(self):
        line = self.lines.get(scenario)
        self.assertIsNotNone(line, f"no disconnect line; the library said {self.libraries.get(scenario)}")
        said = {key: line[key] for key in ("protocol", "class", "cause", "ended_by", "confidence", "summary", "heartbeat", "duration_ms")}
        self.assertEqual((line["protocol"], line["class"], line["cause"], line["ended_by"]), (protocol, cls, cause, by), said)
        self.assertIn(line["confidence"], confidence, said)
        if scenario == "own_sio_silent":
            self.assertIn("Dropscope itself", line["summary"])
            self.assertIn("--dialect socket.io", " ".join(line["advice"]))
        if scenario == "own_sio_namespace":
            self.assertIn("joined /admin", self.libraries.get(scenario, []))
        if cause == "heartbeat_timeout":
            self.assertEqual(line["heartbeat"]["silent"], {"client": "server", "server": "client"}[by], said)

    return test


for name, row in ENDINGS.items():
    setattr(Dialects, f"test_{name}", case(name, *row))

for name, row in OWN.items():
    setattr(Dialects, f"test_{name}", case(name, *row[2:]))

if __name__ == "__main__":
    main()
