"""The web app's entry page from a server of this machine, in Chromium with nothing kept: first paint beside the limit of 1 s, script beside 200 kB.

    python benchmarks/web_first_paint.py

Prints the median and the slowest of 10 first paints, and the compressed size of all scripts that came. Ends with 1 where a limit is missed,
with 0 and a sentence where there is no browser or the pages were not built.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from almoner.faces.http.web import HOME
from tests.adapters.stores.servers import free_port
from tests.faces.http.process import Server
from tests.journeys.browser import browser, program

RUNS, LIMIT_MS, LIMIT_BYTES = 10, 1000, 200_000
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
SCRIPTS = "performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js')).reduce((sum, one) => sum + one.encodedBodySize, 0)"


def painted(page):
    """Milliseconds until the first words are seen."""
    while (at := page.run(PAINT)) is None:
        time.sleep(0.02)
    return at


def main():
    if program() is None or not (HOME / "manifest.json").is_file():
        print("not measured: it needs chromium and the built web app (make web)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, free_port()).start()
        try:
            server.ready()
            with browser(program()) as page:
                page.call("Network.setCacheDisabled", cacheDisabled=True)
                times = []
                for _ in range(RUNS):
                    page.open(f"http://localhost:{server.port}/en/")
                    times.append(painted(page))
                size = page.run(SCRIPTS)
        finally:
            server.kill()
    print(f"first paint: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms (limit {LIMIT_MS} ms)")
    print(f"script: {size / 1000:.0f} kB compressed (limit {LIMIT_BYTES // 1000} kB)")
    return int(statistics.median(times) > LIMIT_MS or size > LIMIT_BYTES)


if __name__ == "__main__":
    sys.exit(main())
