"""A log in PostgreSQL: the tables that ship, filled by psql, and asked."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

from harness import LabCase, Peer, close_frame, main, run

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "resources/postgresql/schema.sql"
BINARIES = pathlib.Path("/usr/lib/postgresql/15/bin")


class Database:
    """A server of its own in a folder, on a socket in it; as the user postgres, since root must not."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="pg", dir="/tmp")
        self.as_user = []
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            self.as_user = ["runuser", "-u", "postgres", "--"]
        self.tool("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.tool("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log",
                  "-o", f"-k {self.folder} -c listen_addresses='' -c fsync=off", "start")

    def tool(self, name, *arguments):
        subprocess.run([*self.as_user, BINARIES / name, *arguments], check=True, stdout=subprocess.DEVNULL, timeout=60)

    def psql(self, text, *options):
        return subprocess.run([*self.as_user, "psql", "-h", self.folder, "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAt", *options],
                              input=text, check=True, capture_output=True, text=True, timeout=60).stdout.strip()

    def stop(self):
        self.tool("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder)


class PostgreSql(LabCase):
    def test_a_log_is_loaded_and_asked(self):
        log = self.directory() / "night.dropscope"
        watch = self.watch("--ping", "0", "--log", str(log))
        for end in ("reset", "close", "reset"):
            with Peer(watch.port) as peer:
                peer.open("/chat?name=tab%09here")
                watch.next("session")
                if end == "reset":
                    peer.reset()
                else:
                    peer.send(close_frame(1000, b"bye\\."))
                    peer.receive_close()
            watch.next("disconnect")
        self.assertEqual(watch.end(), 0)
        code, script, errors = run("report", str(log), "--format", "copy")
        self.assertEqual(code, 0, errors)
        database = Database()
        self.addCleanup(database.stop)
        database.psql(SCHEMA.read_text())
        database.psql(SCHEMA.read_text())  # again: nothing breaks
        for _ in range(2):  # the same log twice adds nothing
            database.psql(script)
            self.assertEqual(database.psql("SELECT class, cause, code, count(*) FROM dropscope.disconnects GROUP BY 1,2,3 ORDER BY 1"),
                             "lost|tcp_reset||2\nnormal|normal_closure|1000|1")
        self.assertEqual(database.psql("SELECT DISTINCT reason FROM dropscope.disconnects WHERE reason IS NOT NULL"), "bye\\.")
        self.assertEqual(database.psql("SELECT sum(ends) FROM dropscope.by_hour WHERE cause = 'tcp_reset'"), "2")
        self.assertEqual(database.psql("SELECT losses FROM dropscope.loss_rates"), "2")
        for view in ("ends", "by_client", "silences", "connections", "findings"):
            database.psql(f"SELECT * FROM dropscope.{view}")


if __name__ == "__main__":
    main()
