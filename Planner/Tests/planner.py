"""The built program, a browser in front of it, and what tests ask of both."""
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
FIXTURES = ROOT / "Fixtures"
PROGRAM = os.environ.get("FIXATOR_PLANNER", str(ROOT / "Planner/.build/debug/fixator-planner"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


# What a screen reader must have a name for.
CONTROLS = {"button", "textbox", "combobox", "radio", "checkbox", "slider", "link", "tab", "img", "image", "meter", "listbox", "spinbutton", "canvas"}


class Server:
    """The program with drafts of its own, until it is ended."""

    def __init__(self, *arguments, drafts=None):
        self.own = tempfile.TemporaryDirectory(prefix="fixator-planner-")
        self.drafts = drafts or os.path.join(self.own.name, "drafts")
        self.process = subprocess.Popen(
            [PROGRAM, *map(str, arguments), "--port", "0", "--drafts", self.drafts],
            stdout=subprocess.PIPE, text=True, start_new_session=True)
        self.head = ""
        for line in self.process.stdout:
            self.head += line
            if "Ctrl-C" in line:
                break
        self.address = re.search(r"http://\S+", self.head).group(0)
        self.token = self.address.split("/")[3]
        self.port = int(re.search(r":(\d+)/", self.address).group(1))

    def ask(self, method, path, body=None, token=True, headers=None, timeout=60):
        """Status, headers and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            fields = {"Authorization": f"Bearer {self.token}"} if token else {}
            if isinstance(body, (dict, list)):
                body = json.dumps(body)
            connection.request(method, path, body.encode() if isinstance(body, str) else body, {**fields, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            connection.close()

    def memory(self):
        """Resident, MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024

    def end(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        rest = self.process.stdout.read()
        self.process.wait(timeout=20)
        self.process.stdout.close()
        self.own.cleanup()
        return rest


class PageTest(unittest.TestCase):
    """A test in a browser, that fails on any error of the console and on any request that leaves the origin."""

    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def setUp(self):
        self.faults = []
        # Answers that a test provokes are told on the console too.
        self.expected = re.compile("$^")

    def serve(self, *arguments, **options):
        server = Server(*arguments, **options)
        self.addCleanup(server.end)
        return server

    def open(self, server, **options):
        context = self.browser.new_context(**{"viewport": {"width": 1440, "height": 1000}, "locale": "en-GB", **options})
        self.addCleanup(context.close)
        page = context.new_page()
        self.watch(page, server)
        page.goto(server.address)
        page.wait_for_selector("body[data-ready]")
        self.settle(page)
        return page

    def watch(self, page, server):
        def note(text):
            if not self.expected.search(text):
                self.faults.append(text)
        page.on("console", lambda message: message.type in ("error", "warning") and note(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: note(f"thrown: {error}"))
        origin = f"http://127.0.0.1:{server.port}/"
        page.on("request", lambda asked: asked.url.startswith((origin, "data:", f"blob:{origin}")) or note(f"left the origin: {asked.url}"))

    def tearDown(self):
        self.assertEqual(self.faults, [])

    def unnamed(self, page):
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        return [(node["role"]["value"], node.get("nodeId")) for node in tree
                if not node.get("ignored") and node.get("role", {}).get("value") in CONTROLS and not node.get("name", {}).get("value", "").strip()]

    @staticmethod
    def settle(page):
        """Until all that was typed is kept and shown."""
        page.wait_for_function("() => document.body.dataset.busy === 'false'")
        page.wait_for_timeout(60)

    def field(self, page, path):
        return page.locator(f'[data-key="{path}"]')

    @staticmethod
    def open_sections(page):
        """All that is folded away, whatever comes to light meanwhile."""
        while page.evaluate("() => { const folded = [...document.querySelectorAll('details:not([open])')]; for (const one of folded) one.open = true; return folded.length; }"):
            page.wait_for_timeout(100)

    def enter(self, page, path, value, word=None):
        """Types as people do: into the field's first control, and chooses the word beside it."""
        field = self.field(page, path)
        segments = field.locator("> .line .segments")
        if segments.count():
            segments.get_by_text(value, exact=True).click()
        elif field.locator("> .line select").count() and not field.locator("> .line input[type=text]").count():
            field.locator("> .line select").select_option(value)
        else:
            field.locator("> .line input[type=text], > .line textarea").first.fill(value)
            if word:
                field.locator("> .line select").select_option(word)
        self.settle(page)

    def open_file(self, page, file, data=None):
        """A file through *Open a file…*: one of this machine, or a name and its bytes."""
        page.get_by_role("button", name=re.compile("^(More|Mehr)$")).click()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name=re.compile("^(Open a file…|Datei öffnen…)$")).click()
        chooser.value.set_files(str(file) if data is None else [{"name": file, "mimeType": "text/plain", "buffer": data}])
        page.wait_for_timeout(250)
        self.settle(page)

    def apply_text(self, page, text):
        """A whole text through *The case file as text…*."""
        page.get_by_role("button", name=re.compile("^(More|Mehr)$")).click()
        page.get_by_role("button", name=re.compile("^(The case file as text…|Die Falldatei als Text…)$")).click()
        # Typing what is large takes the browser longer than reading it.
        page.locator("dialog textarea").evaluate("(area, text) => { area.value = text; }", text)
        page.get_by_role("button", name=re.compile("^(Apply|Übernehmen)$")).click()
        page.wait_for_timeout(150)
        self.settle(page)

    @staticmethod
    def readings(page):
        """The readings of the plan's first day, as the schedule shows them."""
        cells = page.locator("table.schedule tbody tr:not([hidden])").first.locator("td").all_inner_texts()
        return [float(cell.split()[0]) for cell in cells[2:]]

    @staticmethod
    def text_of(server, page):
        """The case as the server keeps it."""
        draft = page.evaluate("location.hash.slice(1)")
        return json.loads(server.ask("GET", f"/api/drafts/{draft}")[2])["text"]
