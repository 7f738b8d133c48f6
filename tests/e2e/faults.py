"""A server of bad days: it stands between lacuna and a simulation, passes requests on, and misbehaves as its script says.

The replies stay the simulation's, so that a run against it must find the same pairs. A script is plain data (JSON):

    {"seed": 1, "latency": {"ms": 20, "jitter": 10}, "rules": [
        {"share": 0.1, "do": {"status": 429, "headers": {"retry-after": "1"}}},
        {"model": "sim-b", "from": 20, "do": {"status": 401}},
        {"nth": 1, "share": 0.05, "do": {"reset": "body"}}]}

The first rule that applies to a request is followed; without one the reply is passed on. A rule applies when all of these
that it has do:
    model     the request's model
    id        the request's own (what `seen` calls it)
    has       a text that the request's body holds
    from, to  place among the requests to that model (all of them without `model`), the first is 1; `to` is included
    nth       how often this same request came; 1 the first time
    share     of the requests, by a hash of seed, request and how often it came: the same each time
What it does:
    status, headers, body, type   a reply of its own; 200 and "" where it says nothing
    reset     "before", "head", "body": the connection is reset before the reply, behind its head, inside its body
    stall     "before", "body": nothing more comes until the client goes, or `ms` have passed
    cut       the connection is closed in order inside the body
    malformed half of the reply's JSON, whole in HTTP's eyes
    huge      so many bytes of body
    echo      "json", "text": the request's key in headers, and in the body as it is, in JSON's and in the URL's spelling
    redirect  to this URL
    with      headers (a table) beside the simulation's own reply
`latency` may be any rule's `do` as well, and then comes before the reply is passed on: ms ± jitter, or "spread": "long" for
a few that take ten times as long.

By hand:  python3 tests/e2e/faults.py http://127.0.0.1:8700 script.json
"""

import asyncio
import hashlib
import json
import socket
import struct
import sys
import threading
import time
import urllib.parse


class Request:
    def __init__(self, line, headers, body):
        self.method, self.path = line.split(" ")[:2]
        self.headers, self.body = headers, body
        self.id = hashlib.sha1(self.path.encode() + b"\0" + body).hexdigest()
        self.key = headers.get("authorization", "").removeprefix("Bearer ")
        try:
            self.model = json.loads(body).get("model", "")
        except (ValueError, AttributeError):
            self.model = ""


class Seen:
    """One arrival of a request."""

    def __init__(self, request, nth):
        self.id, self.model, self.nth = request.id, request.model, nth
        self.came, self.went, self.fault = time.monotonic(), None, None


class Faults:
    def __init__(self, upstream, script=None, port=0, tls=None):
        """`upstream`: the simulation's URL, or None where every rule answers by itself. `tls`: an ssl.SSLContext."""
        self.upstream = urllib.parse.urlsplit(upstream) if upstream else None
        self.script = script or {}
        self.seen, self.times, self.of_model, self.keys, self.connections = [], {}, {}, set(), 0
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(lambda *_: None)  # a client that went is no news
        self.idle, self.open = [], set()
        ready = threading.Event()
        self.thread = threading.Thread(target=self.run, args=(port, tls, ready), daemon=True)
        self.thread.start()
        if not ready.wait(10):
            raise AssertionError("the fault server did not start")
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"

    def run(self, port, tls, ready):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(
            asyncio.start_server(self.serve, "127.0.0.1", port, backlog=4096, ssl=tls, limit=1 << 24))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self.loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.loop.run_until_complete(asyncio.sleep(0))

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)

    # ---- what a test asks about

    def requests(self, model=None):
        return sum(1 for s in list(self.seen) if model in (None, s.model))

    def faults(self):
        """How often each fault was done."""
        counts = {}
        for s in list(self.seen):
            if s.fault:
                counts[s.fault] = counts.get(s.fault, 0) + 1
        return counts

    # ---- one connection

    async def serve(self, reader, writer):
        self.connections += 1
        self.open.add(writer)
        try:
            while await self.exchange(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, OSError):
            pass  # the client went
        except asyncio.CancelledError:
            pass
        finally:
            self.open.discard(writer)
            writer.close()

    @staticmethod
    async def read_message(reader):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head[:-4].split("\r\n")
        headers = {}
        for line in lines:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        return first, headers, body

    async def exchange(self, reader, writer):
        request = Request(*await self.read_message(reader))
        nth = self.times[request.id] = self.times.get(request.id, 0) + 1
        self.of_model[None] = self.of_model.get(None, 0) + 1
        self.of_model[request.model] = self.of_model.get(request.model, 0) + 1
        if request.key:
            self.keys.add(request.key)
        seen = Seen(request, nth)
        self.seen.append(seen)
        do = self.rule_for(request, nth)
        await self.wait(self.script.get("latency"), request, nth)
        if do:
            await self.wait(do.get("latency"), request, nth)
            seen.fault = self.name_of(do)
        alive = await self.reply(request, do or {}, reader, writer)
        seen.went = time.monotonic()
        return alive

    @staticmethod
    def name_of(do):
        """"429", "reset body", "cut", ..."""
        word = next((w for w in do if w not in ("headers", "ms", "latency")), None)
        return str(do[word]) if word == "status" else f"{word} {do[word]}" if word in ("reset", "stall") else word

    def unit(self, *of):
        digest = hashlib.sha1(repr((self.script.get("seed", 1), of)).encode()).digest()
        return int.from_bytes(digest[:6], "big") / (1 << 48)

    def rule_for(self, request, nth):
        for number, rule in enumerate(self.script.get("rules", [])):
            place = self.of_model.get(rule.get("model"), 0)
            if (rule.get("model") in (None, request.model) and rule.get("id") in (None, request.id)
                    and rule.get("has", "").encode() in request.body
                    and rule.get("from", 0) <= place <= rule.get("to", place) and rule.get("nth", nth) == nth
                    and self.unit(number, request.id, nth) < rule.get("share", 1)):
                return rule["do"]
        return None

    async def wait(self, latency, request, nth):
        if not latency:
            return
        unit = self.unit("latency", request.id, nth)
        ms = latency["ms"] + latency.get("jitter", 0) * (2 * unit - 1)
        if latency.get("spread") == "long" and unit > 0.95:
            ms *= 10
        await asyncio.sleep(ms / 1000)

    # ---- replies

    @staticmethod
    def message(status, headers, body, length=None):
        reason = {200: "OK", 401: "Unauthorized", 429: "Too Many Requests"}.get(status, "Word")
        lines = [f"HTTP/1.1 {status} {reason}", f"content-length: {len(body) if length is None else length}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body

    async def reply(self, request, do, reader, writer):
        """False when the connection is over."""
        if do.get("reset") == "before":
            return self.reset(writer)
        if do.get("stall") == "before":
            return await self.stall(do, reader)
        if "redirect" in do:
            return await self.send(writer, self.message(307, {"location": do["redirect"]}, b""))
        if "echo" in do:
            return await self.send(writer, self.echo(request, do))
        if "huge" in do:
            return await self.send(writer, self.message(200, {"content-type": "application/json"}, b'"' + b"x" * do["huge"] + b'"'))
        if "status" in do or "body" in do or "type" in do:
            headers = {"content-type": do.get("type", "application/json"), **do.get("headers", {})}
            return await self.send(writer, self.message(do.get("status", 200), headers, do.get("body", "").encode()))
        status, headers, body = await self.upstream_reply(request)
        headers.update(do.get("with", {}))
        if do.get("malformed"):
            body = body[:len(body) // 2]
        whole = self.message(status, headers, body)
        if do.get("reset") == "head":
            await self.send(writer, whole[:-len(body)])
            return self.reset(writer)
        if do.get("reset") == "body":
            await self.send(writer, whole[:-len(body) // 2])
            return self.reset(writer)
        if do.get("stall") == "body":
            await self.send(writer, whole[:-len(body) // 2])
            return await self.stall(do, reader)
        if do.get("cut"):
            await self.send(writer, whole[:-len(body) // 2])
            return False
        return await self.send(writer, whole)

    @staticmethod
    async def send(writer, data):
        writer.write(data)
        await writer.drain()
        return True

    @staticmethod
    def reset(writer):
        sock = writer.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
        return False

    @staticmethod
    async def stall(do, reader):
        try:
            await asyncio.wait_for(reader.read(1), do.get("ms", 600000) / 1000)
        except asyncio.TimeoutError:
            pass
        return False

    def echo(self, request, do):
        key = request.key
        body = json.dumps({
            "error": {"message": f"key {key} of {urllib.parse.quote(key, safe='')}", "code": key},
            "choices": [{"message": {"content": f"A {key}"}, "finish_reason": "stop", "text": f"A {key}"}],
            "header": request.headers.get("authorization", ""), "raw": "".join(f"\\u{ord(c):04x}" for c in key),
        })
        body = body.replace("\\\\u", "\\u")  # as JSON may escape any letter
        if do["echo"] == "text":
            body = f"{key} {body} {urllib.parse.quote(key)}"
        headers = {"content-type": f"application/json; key={key}", "x-key": key, "retry-after": key,
                   "x-ratelimit-reset-requests": key, **do.get("headers", {})}
        return self.message(do.get("status", 200), headers, body.encode())

    async def upstream_reply(self, request):
        """The simulation's, over a connection that is kept."""
        while True:
            fresh = not self.idle
            reader, writer = (await asyncio.open_connection(self.upstream.hostname, self.upstream.port, limit=1 << 24)
                              if fresh else self.idle.pop())
            try:
                head = f"{request.method} {request.path} HTTP/1.1\r\nhost: sim\r\ncontent-type: application/json\r\n"
                if request.key:
                    head += f"authorization: Bearer {request.key}\r\n"
                writer.write(f"{head}content-length: {len(request.body)}\r\n\r\n".encode() + request.body)
                line, headers, body = await self.read_message(reader)
            except (asyncio.IncompleteReadError, ConnectionError):
                writer.close()
                if fresh:
                    raise
                continue
            self.idle.append((reader, writer))
            return int(line.split(" ")[1]), {"content-type": headers.get("content-type", "")}, body


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        server = Faults(sys.argv[1], json.load(file))
    print("ready", server.url, flush=True)
    server.thread.join()


if __name__ == "__main__":
    main()
