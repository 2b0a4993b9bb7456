"""Requests that no planner sends: clear answers, little memory, and a planner's request is answered meanwhile."""
import json
import os
import random
import socket
import threading
import time
import unittest
from pathlib import Path

from planner import FIXTURES, Server

GOOD = (FIXTURES / "cases/tibia-varus-lengthening.yaml").read_text()


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.end()

    def test_only_who_was_told_the_address_is_answered(self):
        ask = self.server.ask
        port = self.server.port
        self.assertEqual(ask("GET", "/api/form", token=False)[0], 401)
        self.assertEqual(ask("GET", "/api/form", token=False, headers={"Authorization": f"Bearer {'0' * 32}"})[0], 401)
        self.assertEqual(ask("GET", "/", token=False)[0], 404)
        self.assertEqual(ask("GET", f"/{'0' * 32}/", token=False)[0], 404)
        for host in ["evil.example", f"evil.example:{port}", "127.0.0.1", "", f"127.0.0.1:{port}.evil"]:
            self.assertEqual(ask("GET", "/api/form", headers={"Host": host})[0], 403, host)
        self.assertEqual(ask("GET", "/api/form", headers={"Origin": "http://evil.example"})[0], 403)
        self.assertEqual(ask("GET", "/api/form", headers={"Sec-Fetch-Site": "cross-site"})[0], 403)
        self.assertEqual(ask("GET", "/api/form")[0], 200)

    def test_it_listens_on_the_loopback_address_alone(self):
        hexport = f":{self.server.port:04X}"
        tables = [Path(name).read_text() for name in ("/proc/net/tcp", "/proc/net/tcp6")]
        lines = [line.split() for table in tables for line in table.splitlines()[1:]]
        listening = [fields[1] for fields in lines if fields[1].endswith(hexport) and fields[3] == "0A"]
        self.assertEqual(listening, [f"0100007F{hexport}"])

    def test_every_answer_forbids_what_is_from_outside(self):
        for path in [f"/{self.server.token}/", "/api/form", "/nothing"]:
            headers = self.server.ask("GET", path)[1]
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertNotIn("http", headers["Content-Security-Policy"])
            self.assertEqual((headers["X-Content-Type-Options"], headers["Referrer-Policy"], headers["Cache-Control"]), ("nosniff", "no-referrer", "no-store"))

    def test_answers_are_those_of_the_commands(self):
        ask = self.server.ask
        self.assertEqual(ask("POST", "/api/plan", GOOD)[2], (FIXTURES / "cases/tibia-varus-lengthening.plan.json").read_text())
        status, _, text = ask("POST", "/api/plan", GOOD.replace("12 varus", "12 vorus"))
        self.assertEqual(status, 422)
        error = json.loads(text)["errors"][0]
        self.assertEqual((error["key"], error["line"], error["column"]), ("deformity.ap-angulation", 10, 18))
        table = (FIXTURES / "check/jump.raises.csv").read_text()
        status, _, text = ask("POST", "/api/check", {"case": GOOD, "schedule": table})
        self.assertEqual((status, json.loads(text)["format"]), (200, "fixator-check/1"))
        status, _, text = ask("POST", "/api/resume", {"case": GOOD, "struts": [215, 218, 220, 201, 200, 187], "day": 10})
        self.assertEqual((status, json.loads(text)["days"][0]["day"]), (200, 10))
        status, _, text = ask("POST", "/api/sensitivity?samples=200&assume=published", GOOD)
        self.assertEqual((status, json.loads(text)["samples"]), (200, 200))
        self.assertIn("json-schema.org", ask("GET", "/api/schema")[2])
        self.assertIn("generic-155", ask("GET", "/api/hardware")[2])

    def test_paths_methods_and_bodies_that_make_no_sense(self):
        token = self.server.token
        generator = random.Random(17)
        for path in [f"/{token}/../../etc/passwd", f"/{token}/%2e%2e/%2e%2e/etc/passwd", f"/{token}/..%2f..%2fetc%2fpasswd", f"/{token}/report/../x",
                     "/api/drafts/../../x", "/api/drafts/%00", "/api//plan", "/api/plan/x/y", "/api/"]:
            self.assertIn(self.server.ask("GET", path)[0], (404, 405), path)
        for method in ["PUT", "PATCH", "TRACE", "OPTIONS", "BREW"]:
            self.assertIn(self.server.ask(method, "/api/plan")[0], (400, 404, 405), method)
        for path in ["plan", "check", "resume", "state", "drafts", "save", "windows", "files", "sensitivity?samples=1", "sensitivity?samples=nan"]:
            for body in ["", "{", "[" * 3000, '{"a":' * 3000, "\0" * 100, "null", "NaN", '{"case": 1, "schedule": []}',
                         '{"case":"x","struts":[1e400,1,1,1,1,1]}', bytes(generator.randrange(256) for _ in range(2000))]:
                status, _, text = self.server.ask("POST", f"/api/{path}", body)
                self.assertIn(status, (400, 404, 410, 422), (path, body[:30]))
                self.assertTrue(json.loads(text)["errors"][0]["message"])

    def test_numbers_of_requests_that_no_int_has(self):
        for query in ["pause=99999999999999999999", "pause=-1", "slow=nan", "slow=inf", "slow=2", "pause=1e3"]:
            body = {"case": GOOD, "struts": [215, 218, 220, 201, 200, 187], "day": 10}
            self.assertIn(self.server.ask("POST", f"/api/resume?{query}", body)[0], (400, 422), query)
        for day in [-1, 10**9, 1.5, "x"]:
            self.assertIn(self.server.ask("POST", "/api/resume", {"case": GOOD, "struts": [1] * 6, "day": day})[0], (400, 422), day)

    def test_a_body_of_100_MB_is_refused_at_its_head(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=20) as line:
            head = (f"POST /api/plan HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nAuthorization: Bearer {self.server.token}\r\n"
                    f"Content-Length: {100 << 20}\r\n\r\n")
            line.sendall(head.encode())
            self.assertIn(b" 413 ", line.recv(4096))
        status, _, _ = self.server.ask("POST", "/api/plan", b"a: b\n" * (1 << 20))
        self.assertEqual(status, 413)

    def test_five_hundred_half_requests_do_not_keep_a_planner_waiting(self):
        port = self.server.port
        lines = []
        for number in range(500):
            line = socket.create_connection(("127.0.0.1", port), timeout=10)
            line.sendall([b"", b"GET / HTTP/1.1\r\nHost:", b"POST /api/plan HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc", b"\x16\x03\x01\x02"][number % 4])
            lines.append(line)
        slowest = 0
        for _ in range(20):
            start = time.monotonic()
            self.assertEqual(self.server.ask("POST", "/api/plan", GOOD)[0], 200)
            slowest = max(slowest, time.monotonic() - start)
        for line in lines:
            line.close()
        print(f"slowest of 20 plans beside 500 half requests: {1000 * slowest:.0f} ms")
        # What the figure is depends on what else the machine does: asked for only where that is known.
        if os.environ.get("FIXATOR_PLANNER_TIMES"):
            self.assertLessEqual(slowest, 0.1)
        self.assertLess(slowest, 10)

    def test_two_thousand_hostile_requests_leave_it_small_and_well(self):
        generator = random.Random(20261129)
        token, port = self.server.token, self.server.port
        pieces = [b"GET", b"POST", b" /api/plan", b" /", b" HTTP/1.1\r\n", b"Host: 127.0.0.1:%d\r\n" % port, b"Host: evil\r\n", b"Authorization: Bearer x\r\n",
                  b"Authorization: Bearer %s\r\n" % token.encode(), b"Content-Length: 12\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n",
                  b"Transfer-Encoding: chunked\r\n", b"\r\n", b"ffffffffffffffff\r\n", b"5\r\nabcde\r\n", b"x" * 5000, b"\0\xff", b"A: " + b"b" * 100000 + b"\r\n"]

        def attack(count, seed):
            own = random.Random(seed)
            for _ in range(count):
                try:
                    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                        line.sendall(b"".join(own.choice(pieces) for _ in range(own.randrange(1, 9))))
                        line.shutdown(socket.SHUT_WR)
                        line.recv(200)
                except OSError:
                    pass

        threads = [threading.Thread(target=attack, args=(500, generator.random())) for _ in range(4)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            self.assertEqual(self.server.ask("GET", "/api/hardware")[0], 200)
            time.sleep(0.2)
        self.assertIsNone(self.server.process.poll())
        print(f"largest memory: {self.server.memory():.0f} MB")
        self.assertLess(self.server.memory(), 200)
        self.assertEqual(self.server.ask("POST", "/api/plan", GOOD)[0], 200)


if __name__ == "__main__":
    unittest.main()
