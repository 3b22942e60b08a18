"""Which hop did it: a real chain is cut at each hop in turn, and the logs of the hops and a capture name that hop; any of
these files alone, or any of them together, are never wrong, only wider."""

import itertools
import math
import os
import pathlib
import re
import tempfile
import unittest

from chain import Chain
from harness import LabCase, main, run
from test_capture import lines_of

#: What is played, the cable that is cut, and where the end came from: 0 the page, 2 haproxy, 4 nginx, 6 the application,
#: odd numbers the cables between them.
CUTS = [
    ("/page", None, 0), ("/before-haproxy", "haproxy", 1), ("/haproxy", None, 2), ("/before-nginx", "nginx", 3),
    ("/nginx", None, 4), ("/before-app", "app", 5), ("/app-close", None, 6), ("/app-fin", None, 6), ("/app-reset", None, 6),
]  # fmt: skip
PLACES = {"browser": 0, "haproxy": 2, "nginx": 4, "app": 6}
FILES = {
    "browser": ["browser.json"], "haproxy": ["haproxy.log"], "nginx": ["nginx-access.log", "nginx-error.log"],
    "app": ["app.log"], "wire": ["all.pcap"],
}  # fmt: skip


@unittest.skipIf(os.geteuid() != 0, "capturing needs root")
class WhichHop(LabCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        with Chain(cls.folder) as chain:
            cls.hops = chain.hops
            cls.told = {path: chain.play(path, cut) for path, cut, _ in CUTS}
            chain.finish()

    def paths(self, places):
        """The last word on each path, by what was asked for."""
        arguments = ["import", "--json"]
        for place in places:
            for file in FILES[place]:
                arguments += [str(self.folder / file), "--name", place]
        code, text, errors = run(*arguments, timeout=60)
        self.assertEqual(code, 0, errors)
        lines = lines_of(text)
        asked = {line["session"]: line["url"] for line in lines if line["event"] == "disconnect"}
        found = {}
        for line in lines:
            if line["event"] == "path":
                urls = {asked[place["session"]] for place in line["places"] if place["session"] in asked}
                self.assertEqual(len(urls), 1, line)
                found[urls.pop()] = line
        return found

    def position(self, name):
        if name in PLACES:
            return PLACES[name]
        port = re.fullmatch(r"wire \(:(\d+)\)", name)
        return self.hops[int(port[1])]

    def holds(self, path, truth):
        """Whether what is said of the origin is true, and how many of the seven places it leaves."""
        origin, names = path["origin"], [place["name"] for place in path["places"]]
        kind, ends = origin["kind"], origin["places"]
        if kind == "unknown":
            low, high = -math.inf, math.inf
        elif kind == "client":
            low, high = -math.inf, self.position(names[0])
        elif kind == "server":
            low, high = self.position(names[-1]), math.inf
        elif kind == "place":
            low = high = self.position(ends[0])
        else:
            low = -math.inf if ends[0] == "client" else self.position(ends[0]) + 0.1
            high = math.inf if ends[1] == "server" else self.position(ends[1]) - 0.1
        return low <= truth <= high, sum(low <= place <= high for place in range(7))

    def test_the_hop_is_named(self):
        found = self.paths(FILES)
        print(f"\n{'cut':16} {'page told':9} origin")
        for asked, _, truth in CUTS:
            with self.subTest(asked):
                path = found[asked]
                print(f"{asked:16} {self.told[asked]:9} {path['origin']} {path['confidence']}: {path['summary']}")
                right, left = self.holds(path, truth)
                self.assertTrue(right, path)
                self.assertEqual(left, 1, path)

    def test_every_subset_is_never_wrong(self):
        """All 31 of the five places: what is said is true, and no subset says more than all of them."""
        whole = self.paths(FILES)
        print()
        for size in range(1, len(FILES) + 1):
            for places in itertools.combinations(FILES, size):
                found, widths = self.paths(places), []
                for asked, _, truth in CUTS:
                    if asked not in found:
                        widths.append("-")
                        continue
                    with self.subTest(places=places, asked=asked):
                        right, left = self.holds(found[asked], truth)
                        widths.append(left)
                        self.assertTrue(right, found[asked])
                        self.assertGreaterEqual(left, self.holds(whole[asked], truth)[1])
                print(f"{'+'.join(places):36} places left of 7: {' '.join(map(str, widths))}")
                # The capture alone sees all hops.
                if size > 1 or places == ("wire",):
                    self.assertEqual(len(found), len(CUTS), places)


if __name__ == "__main__":
    main()
