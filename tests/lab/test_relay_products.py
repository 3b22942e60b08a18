"""nginx and haproxy in the chain, with short timers: the relay in front of them and behind them."""

from harness import LabCase, Peer, main, upgrade
from relaypeers import Haproxy, Nginx, RawServer

IDLE = dict(cls="lost", cause="eof_without_close", role="relay", code=None, clean=False, confidence="proven")


class Products(LabCase):
    def in_front(self, product):
        """client - relay - product - server"""
        server = self.enterContext(RawServer())
        chain = self.enterContext(product(server.port, self.directory()))
        watch = self.watch(target=f"ws://127.0.0.1:{chain.port}/")
        return watch, *self.open(Peer(watch.port), server, watch)

    def behind(self, product):
        """client - product - relay - server"""
        server = self.enterContext(RawServer())
        watch = self.watch(target=f"ws://127.0.0.1:{server.port}/")
        chain = self.enterContext(product(watch.port, self.directory()))
        return watch, *self.open(Peer(chain.port), server, watch)

    def open(self, client, server, watch):
        self.enterContext(client)
        client.send(upgrade("/"))
        peer = self.enterContext(server.accept())
        peer.upgrade()
        client.response()
        watch.next("session")
        client.text("hello")
        peer.receive()
        return client, peer

    def test_idle_timer_seen_from_in_front(self):
        """Both products say FIN to the side of the client: who it was only the headers tell."""
        for product in (Nginx, Haproxy):
            with self.subTest(product.__name__):
                watch, client, server = self.in_front(product)
                self.assertEqual(client.how_it_ended(), "fin")
                client.close()
                self.expect(
                    watch.next("disconnect"), ended_by="server", legs__server__tcp_end="fin",
                    idle_ms=lambda ms: 1600 <= ms <= 2600, **IDLE,
                )  # fmt: skip

    def test_idle_timer_of_nginx_seen_from_behind(self):
        watch, client, server = self.behind(Nginx)
        self.assertEqual(server.how_it_ended(), "fin")
        server.close()
        self.expect(
            watch.next("disconnect"), ended_by="client", legs__client__tcp_end="fin",
            idle_ms=lambda ms: 1600 <= ms <= 2600, **IDLE,
        )  # fmt: skip

    def test_idle_timer_of_haproxy_seen_from_behind(self):
        """It resets the connection to its server, and the relay passes the reset on."""
        watch, client, server = self.behind(Haproxy)
        self.assertEqual(server.how_it_ended(), "rst")
        self.expect(
            watch.next("disconnect"), ended_by="client", legs__client__tcp_end="reset",
            idle_ms=lambda ms: 1600 <= ms <= 2600, **{**IDLE, "cause": "tcp_reset"},
        )  # fmt: skip

    def test_server_gone_behind_a_product(self):
        """The product answers for it, with its name in the headers."""
        for product, status in ((Nginx, 502), (Haproxy, 503)):
            with self.subTest(product.__name__):
                with RawServer() as server:
                    port = server.port
                chain = self.enterContext(product(port, self.directory()))
                watch = self.watch(target=f"ws://127.0.0.1:{chain.port}/")
                with Peer(watch.port) as client:
                    client.open(expect=status)
                self.expect(
                    watch.next("disconnect"), cls="failed", cause="http_rejected", sub=str(status), http_status=status,
                    ended_by="server",
                )  # fmt: skip


if __name__ == "__main__":
    main()
