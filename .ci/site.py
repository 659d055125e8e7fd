"""Searches a built site in headless Chromium: the first result of each code and of its meaning is its section.

Usage: site.py BROWSER SITE EXPORT [SCREENSHOTS], where EXPORT is the JSON of `errbook export`.
"""

import functools
import html
import http.server
import json
import pathlib
import posixpath
import re
import sys
import threading
import time
import urllib.parse

from playwright.sync_api import sync_playwright

# The number of codes that are searched, spread over the catalog.
SAMPLES = 40
# The number of words of a meaning that are typed.
WORDS = 16
MAX_INDEX_BYTES = 10_000_000
MAX_SEARCH_SECONDS = 2.0


def main() -> None:
    browser, site, export = sys.argv[1], pathlib.Path(sys.argv[2]), json.loads(pathlib.Path(sys.argv[3]).read_text())
    faults = broken_links(site)
    index = sum(path.stat().st_size for path in site.glob("searchindex-*.js"))
    if not 0 < index <= MAX_INDEX_BYTES:
        faults.append(f"the search index has {index} bytes")
    handler = functools.partial(QuietHandler, directory=site)
    with Server(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        # Chromium refuses to run as root with its sandbox; it opens only this server.
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page()
        page.on("console", lambda message: message.type == "error" and faults.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("request", lambda request: request.url.startswith((address, "data:")) or faults.append(request.url))
        faults += missing_images(page, address)
        seconds = search_all(page, site, address, export, faults)
        if len(sys.argv) > 4:
            screenshots(chromium, address, export, pathlib.Path(sys.argv[4]))
        chromium.close()
        server.shutdown()
    if seconds[-1] > MAX_SEARCH_SECONDS:
        faults.append(f"a search takes {seconds[-1]:.2f} s")
    print(f"{len(seconds)} searches, median {seconds[len(seconds) // 2] * 1000:.0f} ms, index {index} bytes")
    for fault in faults:
        print(f"error: {fault}")
    print(f"{max(0, len(seconds) - len(faults))} passed, {len(faults)} failed")
    sys.exit(bool(faults))


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """Ignores that the browser closes a connection early."""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def entries_of(export):
    """Returns all entries with the pages or folders that may have them."""
    shared = [(entry, ["shared-errors"]) for entry in export["shared_errors"]]
    own = [
        (entry, [endpoint["name"], f"endpoint-{endpoint['name']}"])
        for endpoint in export["endpoints"]
        for entry in endpoint["entries"]
        if not entry["is_shared"] and not entry["same_as"]
    ]
    return shared + own


def queries(export):
    """Yields what to type, with the code whose section is expected, and the pages or folders that may have it."""
    entries = entries_of(export)
    phrase = lambda entry: " ".join(entry["meaning"].replace("`", "").split()[:WORDS])
    of_code, of_phrase = {}, {}
    for entry, pages in entries:
        of_code.setdefault(entry["code"], []).extend(pages)
        of_phrase.setdefault(phrase(entry), set()).add(entry["code"])
    for entry, _ in entries[:: max(1, len(entries) // SAMPLES)]:
        code, text = entry["code"], phrase(entry)
        yield code, code, of_code[code]
        # A meaning that several codes share leads to one of them.
        if of_phrase[text] == {code}:
            yield text, code, of_code[code]


def search(page, text):
    """Types a text into the search; returns the link of the first result, and the seconds until it is shown."""
    field = page.locator("#mdbook-searchbar")
    # The last key starts the search whose time counts.
    field.fill(text[:-1])
    start = time.monotonic()
    field.press_sequentially(text[-1])
    page.wait_for_function(
        "text => document.getElementById('mdbook-searchresults-header').innerText.includes(`'${text}'`)", arg=text
    )
    seconds = time.monotonic() - start
    first = page.locator("#mdbook-searchresults li a").first
    return (first.get_attribute("href") if first.count() else None), seconds


def search_all(page, site, address, export, faults):
    """Searches the queries and compares the sections of the first results; returns the sorted times."""
    page.goto(address + "retry.html")
    page.keyboard.press("s")
    page.wait_for_function("document.querySelector('#mdbook-searchbar-outer:not(.searching)') && window.search.index")
    times = []
    for text, code, pages in queries(export):
        link, seconds = search(page, text)
        times.append(seconds)
        place, heading = section(site, link or "")
        if code not in re.findall(r"[^\s,:]+", heading) or re.split(r"[/.]", place)[0] not in pages:
            faults.append(f"`{text}` leads to {link}, with the heading {heading!r}")
    # A reader follows the last one.
    page.locator("#mdbook-searchresults li a").first.click()
    page.wait_for_url(lambda url: urllib.parse.urlsplit(url).path == "/" + place)
    if code not in page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))).innerText"):
        faults.append(f"{page.url} does not show {code}")
    return sorted(times)


@functools.cache
def headings(path):
    """Returns the texts of the headings of a page by their identifiers."""
    found = re.findall(r'<h[1-6] id="([^"]*)"[^>]*>(.*?)</h[1-6]>', path.read_text(), re.DOTALL)
    return {name: html.unescape(re.sub(r"<[^>]*>", "", text)) for name, text in found}


def section(site, link):
    """Returns the page and the heading of a link."""
    parts = urllib.parse.urlsplit(link)
    path = posixpath.normpath(parts.path)
    page = site / path
    name = urllib.parse.unquote(parts.fragment)
    return path, headings(page).get(name, "") if page.is_file() else ""


def missing_images(page, address):
    page.goto(address + "retry.html")
    images = page.evaluate("[...document.querySelectorAll('main img')].map(i => [i.src, i.alt, i.naturalWidth])")
    faults = [f"the image {source} is not shown" for source, alt, width in images if not width or not alt]
    names = page.evaluate("[...document.querySelectorAll('.header-in-summary')].map(a => a.innerText.trim())")
    if not names or not all(names):
        faults.append(f"the headings of the page in the sidebar are {names}")
    return faults if images else ["the page on retries has no image"]


def broken_links(site):
    """Returns links between pages that have no target."""
    texts = {str(path.relative_to(site)): path.read_text() for path in site.rglob("*.html") if path.name != "print.html"}
    ids = {name: set(re.findall(r'\bid="([^"]*)"', text)) for name, text in texts.items()}
    faults = []
    for name, text in texts.items():
        main = text.partition("<main>")[2].partition("</main>")[0]
        for link in re.findall(r'\b(?:href|src)="([^"]*)"', main):
            target, _, fragment = urllib.parse.unquote(link.replace("&amp;", "&")).partition("#")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
            # Other sites, and files of the repository that are not part of this one.
            if re.match(r"[a-z]+:", target) or path.startswith(".."):
                continue
            if not (site / path).is_file() or (fragment and fragment not in ids.get(path, ())):
                faults.append(f"{name}: `{link}` leads nowhere")
    return faults


def screenshots(chromium, address, export, folder):
    """Writes pictures of the main pages in light and dark, at the widths of a desktop and a phone."""
    folder.mkdir(parents=True, exist_ok=True)
    page = chromium.new_page()
    code = entries_of(export)[0][0]["code"]
    page.goto(address + "toc.html")
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(Boolean)")
    names = {"index": "README.html", "retry": "retry.html", "search": f"README.html?search={code}", "endpoint": links[1]}
    names |= {"code": link for link in links[-3:1:-1] if "/" in link}
    page.close()
    for scheme in ("light", "dark"):
        for width, height in ((1280, 900), (390, 844)):
            context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            for name, path in names.items():
                page.goto(address + path)
                page.wait_for_timeout(500)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
            context.close()


if __name__ == "__main__":
    main()
