"""A page with many WebSockets, in a browser that is watched and in the same one that is not: what the page sees of it, and
how much time of the processor a message takes in the browser and in us.

    tests/bench/browser.py [SOCKETS] [MESSAGES A SECOND OF EACH] [SECONDS]

DROPSCOPE_CLI names the program, which is the echoing server, too. Prints one table.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "lab"))

from browser import FLAGS  # noqa: E402
from harness import Watch, tool  # noqa: E402
from watchsite import Site  # noqa: E402

SOCKETS, RATE, SECONDS = (int(word) for word in (sys.argv[1:] + ["200", "50", "20"][len(sys.argv) - 1 :])[:3])
SETTLE = 12  # seconds
# Half of the messages are sent, the other half are their echoes. All times in milliseconds.
PAGE = """<!doctype html><title>bench</title><script>
const sockets = [], trips = [], lags = [];
let began = 0, got = 0, sent = 0, ready = 0, tasks = 0;
new PerformanceObserver((list) => tasks += list.getEntries().length).observe({type: 'longtask'});
const begin = () => {
    const every = 2000 / %(rate)d;
    sockets.forEach((s, i) => setTimeout(() => setInterval(() => { s.send(performance.now() + ' ' + 'x'.repeat(100)); ++sent; }, every), i * every / sockets.length));
    let due = performance.now() + 20;
    const tick = () => { lags.push(performance.now() - due); due = performance.now() + 20; setTimeout(tick, 20); };
    setTimeout(tick, 20);
    // What a new page costs is another question.
    setTimeout(() => { got = sent = tasks = 0; trips.length = lags.length = 0; began = performance.now(); fetch('/settled', {method: 'POST', body: '0'}); }, %(settle)d * 1000);
    setTimeout(() => {
        const at = (all, part) => all.sort((a, b) => a - b)[Math.floor(all.length * part)];
        const seconds = (performance.now() - began) / 1000;
        fetch('/result', {method: 'POST', body: JSON.stringify({sent: sent / seconds, got: got / seconds, trip50: at(trips, .5), trip99: at(trips, .99),
            lag50: at(lags, .5), lag99: at(lags, .99), tasks, heap: performance.memory ? performance.memory.usedJSHeapSize : 0})});
    }, (%(settle)d + %(seconds)d) * 1000);
};
for (let i = 0; i < %(sockets)d; ++i) {
    const s = new WebSocket('%(url)s');
    s.onopen = () => ++ready === %(sockets)d && begin();
    s.onmessage = (event) => { ++got; trips.push(performance.now() - parseFloat(event.data)); };
    sockets.push(s);
}
</script>"""


def cpu(words):
    """Seconds of CPU that the processes with those words in their command line have used."""
    total = 0
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if words in (folder / "cmdline").read_bytes().decode(errors="replace"):
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
                total += int(fields[11]) + int(fields[12])
        except OSError:
            continue
    return total / os.sysconf("SC_CLK_TCK")


def used(site, *whose):
    """What the page saw, and the seconds of CPU that those used meanwhile."""
    site.result("/settled", SETTLE + 60)
    before = [cpu(words) for words in whose]
    result = site.result("/result", SECONDS + 60)
    return result, *(cpu(words) - earlier for words, earlier in zip(whose, before)), *[None] * (2 - len(whose))


def plain(site):
    with tempfile.TemporaryDirectory(prefix="dropscope-bench-", ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [tool("chromium"), *FLAGS, "--disable-features=BackForwardCache", f"--user-data-dir={profile}", site.url + "/page"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            return used(site, profile)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def watched(site):
    flags = {"CHROMIUM_FLAGS": "--disable-gpu --disable-dev-shm-usage --no-sandbox", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    with Watch(arguments=["--browser", "new", "--open", site.url + "/page"], environment=flags) as watch:
        return used(site, f"dropscope-browser-{watch.pid}-", f"watch\0--browser\0new\0--open\0{site.url}")


def main():
    with Watch("--echo") as server, Site() as site:
        url = f"ws://127.0.0.1:{server.port}/"
        site.pages["/page"] = PAGE % {"rate": RATE, "seconds": SECONDS, "settle": SETTLE, "sockets": SOCKETS, "url": url}
        rows = []
        for name, how in (("not watched", plain), ("watched", watched), ("not watched", plain), ("watched", watched)):
            site.posted.clear()
            result, browser, ours = how(site)
            rows.append((name, result, browser, ours))
            time.sleep(2)
    print(f"{SOCKETS} WebSockets, {RATE} messages/s each, {SECONDS} s")
    print(f"{'':12} {'msg/s':>8} {'trip p50':>9} {'p99':>7} {'timer p50':>10} {'p99':>7} {'long tasks':>11} {'browser µs/msg':>15} {'our µs/msg':>11}")
    for name, r, browser, ours in rows:
        rate = r["sent"] + r["got"]
        each = [f"{1e6 * seconds / rate / SECONDS:.1f}" if seconds is not None else "" for seconds in (browser, ours)]
        print(
            f"{name:12} {rate:8.0f} {r['trip50']:9.2f} {r['trip99']:7.1f} {r['lag50']:10.2f} {r['lag99']:7.1f} {r['tasks']:11} "
            f"{each[0]:>15} {each[1]:>11}"
        )  # fmt: skip
    ratio = [sum(r["sent"] + r["got"] for name, r, *_ in rows if name == which) for which in ("watched", "not watched")]
    print(f"messages watched : not watched = {ratio[0] / ratio[1]:.2f}")


if __name__ == "__main__":
    main()
