"""Application protocols with their real libraries: what the messages say about an end, whatever the Close frame says.

DROPSCOPE_NPM names the node_modules that tests/run --lab installs from tests/lab/npm/package-lock.json.
"""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time

from harness import LabCase, Watch, main, tool

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


class Dialects(LabCase):
    def play(self, scenario, environment=None):
        """The disconnect line, and what the client's library said."""
        here = pathlib.Path(__file__).parent / "npm" / "peers.js"
        peers = subprocess.Popen(
            [tool("node"), str(here), scenario], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})},
        )  # fmt: skip
        try:
            target = json.loads(peers.stdout.readline())["target"]
            with Watch(target=f"ws://127.0.0.1:{target}/") as watch:
                peers.stdin.write(f"{watch.port}\n")
                peers.stdin.flush()
                return watch.next("disconnect", timeout=50)
        finally:
            peers.kill()
            peers.wait()
            peers.stdin.close()
            peers.stdout.close()

    def broker(self):
        port = free_port()
        broker = Broker(port, free_port())
        self.addCleanup(broker.close)
        wait_for_port(port)
        return {"BROKER_PORT": str(port)}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for_port(port):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"nothing listens on port {port}")


def case(scenario, protocol, cls, cause, by, confidence):
    def test(self):
        line = self.play(scenario, self.broker() if scenario.startswith("mqtt") else None)
        said = {key: line[key] for key in ("protocol", "class", "cause", "ended_by", "confidence", "summary")}
        self.assertEqual((line["protocol"], line["class"], line["cause"], line["ended_by"]), (protocol, cls, cause, by), said)
        self.assertIn(line["confidence"], confidence, said)
        if cause == "heartbeat_timeout":
            self.assertEqual(line["heartbeat"]["silent"], {"client": "server", "server": "client"}[by], said)

    return test


for name, row in ENDINGS.items():
    setattr(Dialects, f"test_{name}", case(name, *row))

if __name__ == "__main__":
    main()
