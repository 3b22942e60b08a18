"""wss:// listeners, spoken to by Python's ssl module and by the openssl command."""

import contextlib
import socket
import ssl
import subprocess

from harness import LabCase, Peer, close_frame, main, run, tool, upgrade


def untrusting():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Tls(LabCase):
    def test_generated_certificate(self):
        watch = self.watch("--ping", "0", url="wss://127.0.0.1:0/")
        with Peer(watch.port, context=untrusting()) as peer:
            peer.open("/secret")
            self.expect(watch.next("session"), url="/secret")
            peer.text("hello")
            peer.send(close_frame(1000, b"bye"))
            peer.receive_close()
            peer.finish()
        self.expect(
            watch.next("disconnect"),
            cls="normal", cause="normal_closure", ended_by="client", code=1000, reason="bye", clean=True,
            legs__client__frames_in=2, legs__client__bytes_in=22, released=True,
        )  # fmt: skip

    def test_given_certificate(self):
        folder = self.directory()
        key, cert = folder / "key.pem", folder / "cert.pem"
        subprocess.run(
            [tool("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=lab", "-addext", "subjectAltName=IP:127.0.0.1"],
            check=True, capture_output=True,
        )  # fmt: skip
        watch = self.watch("--ping", "0", "--cert", str(cert), "--key", str(key), url="wss://127.0.0.1:0/")
        context = ssl.create_default_context(cafile=str(cert))
        with Peer(watch.port, context=context) as peer:
            peer.open()
            watch.next("session")

    def test_end_without_close_notify(self):
        """TCP ends, TLS does not: still the client's end of file, marked as cut on the TLS level."""
        watch = self.watch("--ping", "0", url="wss://127.0.0.1:0/")
        with Peer(watch.port, context=untrusting()) as peer:
            peer.open()
            watch.next("session")
            socket.socket(fileno=peer.socket.detach()).close()
        self.expect(
            watch.next("disconnect"),
            cls="lost", cause="eof_without_close", ended_by="client", legs__client__tcp_end="fin", sub="tls_truncated",
        )  # fmt: skip

    def test_close_notify_without_fin(self):
        """TLS ends, TCP does not: not held until a heartbeat gives up (there is none here), and not called ours."""
        watch = self.watch("--ping", "0", url="wss://127.0.0.1:0/")
        with Peer(watch.port, context=untrusting()) as peer:
            peer.open()
            watch.next("session")
            peer.socket.settimeout(0.5)
            with contextlib.suppress(OSError):
                peer.socket.unwrap()  # sends close_notify, and waits for ours
            self.expect(
                watch.next("disconnect"),
                cls="lost", cause="eof_without_close", ended_by="client", sub="tls_only", tool_reason=None,
                legs__client__tcp_end="open", released=True,
            )  # fmt: skip

    def test_reset(self):
        watch = self.watch("--ping", "0", url="wss://127.0.0.1:0/")
        with Peer(watch.port, context=untrusting()) as peer:
            peer.open()
            watch.next("session")
            peer.reset()
        self.expect(watch.next("disconnect"), cls="lost", cause="tcp_reset", ended_by="client", legs__client__tcp_end="reset")

    def test_plain_client_on_a_tls_port(self):
        watch = self.watch("--ping", "0", url="wss://127.0.0.1:0/")
        with Peer(watch.port) as peer:
            peer.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").drain()
        self.expect(watch.next("disconnect"), cls="failed", cause="tls_failure", phase="tls")

    def test_client_that_does_not_trust(self):
        watch = self.watch("--ping", "0", url="wss://127.0.0.1:0/")
        with self.assertRaises(ssl.SSLCertVerificationError):
            Peer(watch.port, context=ssl.create_default_context())
        self.expect(watch.next("disconnect"), cls="failed", cause="tls_failure", phase="tls", ended_by="client")

    def test_openssl_command(self):
        watch = self.watch("--ping", "0", url="wss://127.0.0.1:0/")
        client = subprocess.Popen(
            [tool("openssl"), "s_client", "-quiet", "-connect", f"127.0.0.1:{watch.port}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            client.stdin.write(upgrade("/openssl"))
            client.stdin.flush()
            self.expect(watch.next("session"), url="/openssl")
        finally:
            client.kill()
            client.communicate()
        self.expect(watch.next("disconnect"), cls="lost", cause="eof_without_close", ended_by="client")

    def test_missing_certificate(self):
        code, _, errors = run("watch", "--listen", "wss://127.0.0.1:0/", "--cert", "/nonexistent.pem", "--key", "/nonexistent.key")
        self.assertEqual(code, 1)
        self.assertIn("/nonexistent.pem", errors)


if __name__ == "__main__":
    main()
