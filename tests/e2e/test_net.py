"""The way to a server: proxies, TLS, HTTP/2, time-outs, requests a minute, open files. Each against a real one on this machine."""

import asyncio
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
import unittest
import urllib.parse

import faults
import world

RUN = ("run", "--model", "sim/sim-a", "--lang", "es", "--limit", "3", "--set", "search.depth=1", "--set", "placebo=false")
ELSEWHERE = "http://no-such-host.invalid/v1"


class Proxy(faults.Faults):
    """A forward proxy: absolute URLs and CONNECT, whatever the host, to one port of this machine."""

    def __init__(self, port):
        self.to, self.asked = port, []
        super().__init__(None)

    async def serve(self, reader, writer):
        out = None
        try:
            line, headers, body = await self.read_message(reader)
            self.asked.append(line)
            inside, out = await asyncio.open_connection("127.0.0.1", self.to, limit=1 << 24)
            if line.startswith("CONNECT "):
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await asyncio.gather(self.pump(reader, out), self.pump(inside, writer))
            while not line.startswith("CONNECT "):
                method, url, _ = line.split(" ")
                lines = [f"{method} {urllib.parse.urlsplit(url).path} HTTP/1.1"]
                lines += [f"{n}: {v}" for n, v in headers.items() if n != "proxy-connection"]
                out.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
                status, headers, body = await self.read_message(inside)
                writer.write("\r\n".join([status, *(f"{n}: {v}" for n, v in headers.items())]).encode() + b"\r\n\r\n" + body)
                await writer.drain()
                line, headers, body = await self.read_message(reader)
                self.asked.append(line)
        except (asyncio.IncompleteReadError, ConnectionError, OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            if out:
                out.close()

    @staticmethod
    async def pump(reader, writer):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
        writer.close()


class Net(world.World):
    def stopping(self, server):
        self.addCleanup(server.stop)
        return server

    def done(self, *arguments, name="run", code=0, env=None):
        cwd = self.folder_of(name)
        return self.lacuna(*arguments, cwd=cwd, code=code, env={"XDG_CACHE_HOME": os.path.join(cwd, "cache"), **(env or {})})


class Proxies(Net):
    def test_a_proxy_of_the_environment_or_of_the_env_file_is_used(self):
        proxy = self.stopping(Proxy(self.sim().port))
        self.base_url = ELSEWHERE
        key = {"SIM_API_KEY": "sk-0123456789"}
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            with self.subTest(name):
                proxy.asked.clear()
                self.done(*RUN, name=name, env={name: proxy.url, **key})
                self.assertGreater(len(proxy.asked), 20)
                self.assertTrue(all(line.startswith(f"POST {ELSEWHERE}/") for line in proxy.asked))
        proxy.asked.clear()
        self.write("in-file/.env", f"HTTP_PROXY={proxy.url}\nSIM_API_KEY=sk-0123456789\n")
        self.done(*RUN, name="in-file")
        self.assertGreater(len(proxy.asked), 20)

    def test_no_proxy_names_hosts_that_are_reached_without(self):
        proxy = self.stopping(Proxy(self.sim().port))
        self.done(*RUN, env={"HTTP_PROXY": proxy.url, "NO_PROXY": "localhost,127.0.0.1"})
        self.assertEqual(proxy.asked, [])

    def test_a_proxy_that_is_not_there_is_named(self):
        port = world.free_port()
        self.base_url = ELSEWHERE
        result = self.done(*RUN, "--set", "http.attempts=1", code=1,
                           env={"HTTP_PROXY": f"http://127.0.0.1:{port}", "SIM_API_KEY": "sk-0123456789"})
        self.assertIn(f"connection refused by 127.0.0.1:{port}, the proxy on the way to no-such-host.invalid:80", result.err)


@unittest.skipUnless(shutil.which("openssl"), "openssl is not here")
class Tls(Net):
    def setUp(self):
        super().setUp()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                        "-subj", "/CN=lacuna test", "-addext", "subjectAltName=IP:127.0.0.1,DNS:no-such-host.invalid", "-keyout",
                        self.path("key.pem"), "-out", self.path("ca.pem")], check=True, capture_output=True)

    def tls_server(self, upstream):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path("ca.pem"), self.path("key.pem"))
        return self.stopping(faults.Faults(upstream.url, tls=context))

    def test_an_unknown_authority_stops_that_model_alone_and_its_file_mends_it(self):
        upstream = self.sim()
        server = self.tls_server(upstream)
        probe = self.write("probe.lua", f"""return {{
            models = {{ a = {{ provider = "openai", model = "sim-a", url = "{self.base_url}" }},
                        b = {{ provider = "openai", model = "sim-b", url = "{server.url}/v1" }} }},
            roles = {{ panel = {{ "a", "b" }} }}, languages = {{ "es" }}, limit = 3, placebo = false,
            search = {{ depth = 1, votes = 4, potential = 0.5 }} }}""")
        result = self.done("run", "--config", probe, code=1)
        said = [line for line in result.err.splitlines() if "stopped: " in line]
        self.assertEqual(len(said), 1, str(result))
        self.assertIn("model 'b' stopped: TLS: certificate of 127.0.0.1", said[0])
        self.assertIn("not trusted", said[0])
        self.assertIn("CURL_CA_BUNDLE", said[0])
        self.assertIn("they wait for 'b'", result.err)
        self.assertEqual(server.requests(), 0)
        self.assertGreater(upstream.stats()["models"].get("sim-a", 0), 5, "the other did not go on")
        self.done("run", "--config", probe, "--resume", env={"CURL_CA_BUNDLE": self.path("ca.pem")})
        self.assertGreater(server.requests("sim-b"), 20)
        self.assertLessEqual(server.connections, 16, "connections are not used again")
        self.done("run", "--config", probe, name="other", env={"SSL_CERT_FILE": self.path("ca.pem")})

    def test_a_server_without_tls_is_no_reason_to_ask_again(self):
        upstream = self.sim()
        self.base_url = upstream.url.replace("http:", "https:") + "/v1"
        result = self.done(*RUN, code=1)
        self.assertIn("TLS: no handshake with 127.0.0.1", result.err)
        self.assertNotIn("attempts", result.err)

    def test_a_tunnel_leads_through_a_proxy(self):
        server = self.tls_server(self.sim())
        proxy = self.stopping(Proxy(server.port))
        self.base_url = "https://no-such-host.invalid/v1"
        self.done(*RUN, env={"HTTPS_PROXY": proxy.url, "CURL_CA_BUNDLE": self.path("ca.pem"), "SIM_API_KEY": "sk-0123456789"})
        self.assertTrue(proxy.asked and all(line.startswith("CONNECT no-such-host.invalid:443 ") for line in proxy.asked))
        self.assertEqual(server.keys, {"sk-0123456789"})

    @unittest.skipUnless(shutil.which("nghttpd"), "nghttpd is not here")
    def test_http_2_is_spoken_where_it_is_asked_for(self):
        port = world.free_port()
        reply = '{"choices":[{"message":{"content":"A"},"finish_reason":"stop"}]}'
        self.write("site/v1/chat/completions", reply)
        with open(self.path("log"), "w", encoding="utf-8") as log:
            server = subprocess.Popen(["nghttpd", "-v", "-a", "127.0.0.1", "-d", self.path("site"), str(port), self.path("key.pem"),
                                       self.path("ca.pem")], stdout=log, stderr=log, preexec_fn=world.die_with_parent)
        self.addCleanup(server.wait)
        self.addCleanup(server.send_signal, signal.SIGTERM)
        world.until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0, 20, "nghttpd")
        self.base_url = f"https://127.0.0.1:{port}/v1"
        env = {"CURL_CA_BUNDLE": self.path("ca.pem")}
        result = self.done(*RUN, "--limit", "40", "--set", "http.http2=true", "-j", "64", env=env)
        with open(self.path("log"), encoding="utf-8") as log:
            said = log.read()
        asked = said.count(":path: /v1/chat/completions")
        self.assertGreater(asked, 20, str(result))
        self.assertLess(len(set(re.findall(r"\[id=(\d+)\]", said))), 4, "requests do not share connections")
        result = self.done(*RUN, "--set", "http.attempts=1", name="http1", code=1, env=env)  # nghttpd speaks nothing else
        self.assertIn("'sim/sim-a' stopped", result.err)


class Patience(Net):
    def server(self, *rules, **more):
        server = self.stopping(faults.Faults(self.sim().url, {"rules": list(rules), **more}))
        self.base_url = server.url + "/v1"
        return server

    def test_each_time_out_is_the_configs(self):
        for name, do, says in (
                ("first_byte", {"stall": "before"}, "no reply from 127.0.0.1:{} within 0.3 s"),
                ("idle", {"stall": "body"}, "no further byte from 127.0.0.1:{} within 0.3 s"),
                ("total", {"stall": "body"}, "reply from 127.0.0.1:{} not complete within 0.3 s")):
            with self.subTest(name):
                server = self.server({"do": do})
                result = self.done(*RUN, "--set", f"http.{name}=0.3", "--set", "http.attempts=2", name=name, code=1)
                self.assertIn(says.format(server.port) + " (2 attempts)", result.err)

    def test_a_models_own_terms_lie_over_those_of_all(self):
        server = self.server({"model": "sim-b", "do": {"stall": "before", "ms": 700}})
        probe = self.write("probe.lua", f"""return {{
            models = {{ a = {{ provider = "openai", model = "sim-a", url = "{self.base_url}", http = {{ first_byte = 60 }} }},
                        b = {{ provider = "openai", model = "sim-b", url = "{self.base_url}", http = {{ attempts = 1 }} }} }},
            roles = {{ panel = {{ "a", "b" }} }}, languages = {{ "es" }}, limit = 3, placebo = false, http = {{ first_byte = 0.2 }},
            search = {{ depth = 1, votes = 4, potential = 0.5 }} }}""")
        result = self.done("run", "--config", probe, code=1)
        self.assertIn(f"model 'b' stopped: no reply from 127.0.0.1:{server.port} within 0.2 s;", result.err)
        self.assertNotIn("model 'a' stopped", result.err)

    def test_no_more_requests_a_minute_than_the_config_allows(self):
        server = self.server()
        probe = self.write("probe.lua", f"""return {{
            models = {{ a = {{ provider = "openai", model = "sim-a", url = "{self.base_url}", rpm = 3000 }} }},
            languages = {{ "es" }}, limit = 6, placebo = false, search = {{ depth = 1 }} }}""")
        self.done("run", "--config", probe, "-j", "64")
        came = [seen.came for seen in server.seen]
        self.assertGreater(len(came), 150)
        for first, later in zip(came, came[100:]):  # a second's worth at once, then 49 a second
            self.assertGreater(later - first, 0.7, "too fast")

    def test_what_the_server_says_is_left_paces_and_is_no_429(self):
        server = self.server(latency={"ms": 1}, rules=[])
        server.script["rules"] = [{"do": {"with": {"x-ratelimit-limit-requests": "60", "x-ratelimit-remaining-requests": "0",
                                                   "x-ratelimit-reset-requests": "2s"}}}]
        self.done(*RUN, "--limit", "1", "-j", "64")
        came = [seen.came for seen in server.seen]
        for first, later in zip(came[10:], came[40:]):  # 30 a second
            self.assertGreater(later - first, 0.5, "too fast")


class Files(Net):
    def limited(self, how, jobs):
        command = f"ulimit {how} 100 && exec {world.LACUNA} {' '.join(RUN)} -j {jobs}"
        return subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment(), capture_output=True, text=True,
                              timeout=world.PATIENCE, check=False)

    def test_few_open_files_lower_j_with_a_word(self):
        self.sim()
        result = self.limited("-n", 200)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("18 requests in flight instead of 200: the system allows 100 open files", result.stderr)

    def test_a_low_limit_is_raised_where_it_may_be(self):
        self.sim()
        result = self.limited("-S -n", 200)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
