"""An OTLP receiver of our own: takes logs as a collector does, and fails, stalls or refuses as it is told."""

import gzip
import http.server
import json
import threading


def plain(value):
    """An AnyValue of OTLP as Python sees it."""
    (kind, content), = value.items()
    if kind == "kvlistValue":
        return attributes(content["values"])
    if kind == "arrayValue":
        return [plain(each) for each in content["values"]]
    return int(content) if kind == "intValue" else content


def attributes(pairs):
    return {pair["key"]: plain(pair["value"]) for pair in pairs}


class Collector:
    """`answers`: what the next requests get, one each: a status, or (status, headers, body); then 200. What a request
    brought counts as taken where its answer is 200."""

    def __init__(self, answers=()):
        self.answers = list(answers)
        self.taken = []  # attributes of records, in order
        self.requests = []
        self.bodies = []  # of requests, as JSON
        self.resources = []
        collector = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                collector._take(self, body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def _take(self, handler, body):
        answer = self.answers.pop(0) if self.answers else 200
        status, headers, reply = answer if isinstance(answer, tuple) else (answer, {}, b"{}")
        assert handler.headers["Content-Encoding"] == "gzip" and handler.headers["Content-Type"] == "application/json"
        sent = json.loads(gzip.decompress(body))
        self.bodies.append(json.dumps(sent))
        records = []
        for resource in sent["resourceLogs"]:
            self.resources.append(attributes(resource["resource"]["attributes"]))
            for scope in resource["scopeLogs"]:
                for record in scope["logRecords"]:
                    record["attributes"] = attributes(record["attributes"])
                    records.append(record)
        self.requests.append((handler.path, status, len(records)))
        if status == 200:
            self.taken += records
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(reply)))
        handler.end_headers()
        handler.wfile.write(reply)

    def ids(self):
        return [record["attributes"]["dropscope.event.id"] for record in self.taken]
